"""From the text of a formula to its nodes: cut into tokens, then read from left to right (recursive descent).

sum     = product (("+" | "-") product)*
product = signed (("*" | "/") signed)*
signed  = "-" signed | power
power   = atom ("**" signed)?
atom    = number | variable | function "(" sum ("," sum)* ")" | "(" sum ")"
"""

from __future__ import annotations

from collections.abc import Callable

from core.problems import N_, Problem
from core.topics.expressions.nodes import FUNCTIONS, SIGNS, Node, number, operation, variable
from core.topics.expressions.tokens import Token, tokens

MOST_NODES, DEEPEST, MOST_VARIABLES, LONGEST_NAME = 40, 16, 6, 8
LARGEST = 1e6  # of a number, without its sign
MOST_EXPONENT = 100


def read(formula: str) -> list[Node]:
    """The nodes of `formula`, each after those that it reads, the result last; a variable is one node.

    Raises `Problem` where the formula cannot be read, or is larger than the limits above.
    """
    given = tokens(formula)
    if not given:
        raise Problem(N_("Type an expression, for instance x*y + sin(x)."))
    reader = _Reader(given)
    reader.sum()
    if reader.next():
        raise reader.unexpected()
    return reader.nodes


class _Reader:
    """Walks through the tokens once. Each line of the grammar is a method that returns the number of its node."""

    def __init__(self, given: list[Token]) -> None:
        self.tokens, self.at, self.deep = given, 0, 0
        self.nodes: list[Node] = []

    def sum(self) -> int:
        """Sums and differences, from left to right."""
        return self.chain(self.product, "+", "-")

    def product(self) -> int:
        """Products and quotients, from left to right."""
        return self.chain(self.signed, "*", "/")

    def chain(self, part: Callable[[], int], *signs: str) -> int:
        """Parts with one of the `signs` between them."""
        left = part()
        while sign := self.take(*signs):
            left = self.add(operation(SIGNS[sign], self.nodes, [left, part()]))
        return left

    def signed(self) -> int:
        """Something with or without a minus; a negative number is one node."""
        self.deep += 1
        if self.deep > DEEPEST:
            raise Problem(N_("The expression is nested too deeply: {most} levels at most."), most=DEEPEST)
        node = self.negative() if self.take("-") else self.power()
        self.deep -= 1
        return node

    def negative(self) -> int:
        """What follows a minus."""
        inside = self.signed()
        if self.nodes[inside].operation == "number":
            self.nodes[inside] = number(-self.nodes[inside].number)
            return inside
        return self.add(operation("negative", self.nodes, [inside]))

    def power(self) -> int:
        """A power, from right to left: a minus before it belongs to all of it."""
        base = self.atom()
        if not self.take("**"):
            return base
        exponent = self.signed()
        if abs(self.nodes[exponent].number) > MOST_EXPONENT:
            raise Problem(N_("The exponent is too large: {most} at most."), most=MOST_EXPONENT)
        return self.add(operation("power", self.nodes, [base, exponent]))

    def atom(self) -> int:
        """A number, a variable, a function of something, or something in parentheses."""
        token = self.next()
        if token is None:
            raise Problem(N_("Something is missing at the end of the expression."))
        if token.kind == "number":
            return self.number(token.text)
        if token.kind == "name":
            return self.function(token.text) if token.text in FUNCTIONS else self.variable(token.text)
        if token.text != "(":
            raise self.unexpected()
        inside = self.sum()
        self.close()
        return inside

    def number(self, text: str) -> int:
        """A number; each is a node of its own."""
        if float(text) > LARGEST:
            raise Problem(N_("The number {number} is too large: {most} at most."), number=text[:40], most=_most())
        return self.add(number(float(text)))

    def variable(self, name: str) -> int:
        """A variable; the same node wherever it stands."""
        if self.tokens[self.at : self.at + 1] == [Token("sign", "(")]:
            raise Problem(N_("There is no function “{name}”. Possible: {names}."),
                          name=name[:40], names=", ".join(FUNCTIONS))  # fmt: skip
        if len(name) > LONGEST_NAME:
            raise Problem(N_("The name “{name}” is too long: {most} letters at most."),
                          name=name[:40], most=LONGEST_NAME)  # fmt: skip
        known = [place for place, node in enumerate(self.nodes) if node.operation == "variable"]
        for place in known:
            if self.nodes[place].text == name:
                return place
        if len(known) == MOST_VARIABLES:
            raise Problem(N_("There are too many variables: {most} at most."), most=MOST_VARIABLES)
        return self.add(variable(name))

    def function(self, name: str) -> int:
        """A function with its inputs in parentheses."""
        if not self.take("("):
            raise Problem(N_("“{name}” is a function. Write {name}(…)."), name=name)
        inputs = [self.sum()]
        while self.take(","):
            inputs.append(self.sum())
        self.close()
        if len(inputs) != FUNCTIONS[name]:
            raise Problem(N_("{name}() is given {given} inputs here and needs {wanted}. Commas separate them."),
                          name=name, wanted=FUNCTIONS[name], given=len(inputs))  # fmt: skip
        return self.add(operation(name, self.nodes, inputs))

    def close(self) -> None:
        """A closing parenthesis must come."""
        if not self.take(")"):
            raise self.unexpected() if self.next() else Problem(N_("A closing parenthesis is missing."))

    def add(self, node: Node) -> int:
        """Put a node at the end; returns its number."""
        if len(self.nodes) == MOST_NODES:
            raise Problem(N_("The graph would be too large: {most} nodes at most."), most=MOST_NODES)
        self.nodes.append(node)
        return len(self.nodes) - 1

    def next(self) -> Token | None:
        """The next token, if there is one, and go on."""
        self.at += 1
        return self.tokens[self.at - 1] if self.at <= len(self.tokens) else None

    def take(self, *signs: str) -> str:
        """The next token, if it is one of these signs, and go on; else an empty text."""
        if self.at < len(self.tokens) and self.tokens[self.at].text in signs:
            self.at += 1
            return self.tokens[self.at - 1].text
        return ""

    def unexpected(self) -> Problem:
        """The token that was read last cannot stand where it stands."""
        token, before = self.tokens[self.at - 1], "".join(one.text for one in self.tokens[: self.at - 1])
        if before and (token.kind != "sign" or token.text == "("):
            return Problem(
                N_("A sign is missing before “{part}”. A product needs its star: 2*x."), part=token.text[:40]
            )
        if before:
            return Problem(N_("“{part}” cannot stand after “{before}”."), part=token.text, before=before[-40:])
        return Problem(N_("An expression cannot begin with “{part}”."), part=token.text)


def _most() -> str:
    return f"{LARGEST:,.0f}"
