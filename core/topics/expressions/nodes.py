"""The nodes of a formula, and how each of them is written."""

from __future__ import annotations

from typing import NamedTuple

FUNCTIONS = {
    "relu": 1, "exp": 1, "log": 1, "sqrt": 1, "sin": 1, "cos": 1, "tanh": 1, "sigmoid": 1, "abs": 1, "detach": 1,
    "max": 2, "min": 2,
}  # fmt: skip
"""Name -> how many inputs it has."""

SIGNS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "**": "power"}
_SIGN_OF = {operation: sign for sign, operation in SIGNS.items()}
_STRENGTH = {"add": 1, "subtract": 1, "multiply": 2, "divide": 2, "negative": 3, "power": 4}
_ATOM = 5


class Node(NamedTuple):
    """One box of the graph."""

    operation: str  # "variable", "number", "negative", a name of `FUNCTIONS` or a value of `SIGNS`
    inputs: tuple[int, ...]  # numbers of the nodes that it reads, all of them before it
    text: str  # the part of the formula that it computes
    number: float = 0.0  # of a number


def variable(name: str) -> Node:
    """A variable."""
    return Node("variable", (), name)


def number(value: float) -> Node:
    """A number."""
    return Node("number", (), number_text(value), value)


def operation(name: str, nodes: list[Node], inputs: list[int]) -> Node:
    """What a sign, a minus or a function makes of these members of `nodes`, written as `read` would read it again."""
    texts = [nodes[one].text for one in inputs]
    if name in FUNCTIONS:
        return Node(name, tuple(inputs), f"{name}({', '.join(texts)})")
    if name == "negative":
        return Node(name, tuple(inputs), f"-{_part(nodes[inputs[0]], _STRENGTH['negative'])}")
    own = _STRENGTH[name]
    least = (own + 1, _STRENGTH["negative"]) if name == "power" else (own, own + 1)
    left, right = (_part(nodes[one], strength) for one, strength in zip(inputs, least, strict=True))
    room = " " if own == 1 else ""
    return Node(name, tuple(inputs), f"{left}{room}{_SIGN_OF[name]}{room}{right}")


def number_text(value: float) -> str:
    """A number as it is typed."""
    return f"{value:.10g}"


def _part(node: Node, least: int) -> str:
    """The text of a node, in parentheses where it binds less than `least`."""
    negative = node.operation == "number" and node.text.startswith("-")
    strength = _STRENGTH["negative"] if negative else _STRENGTH.get(node.operation, _ATOM)
    return node.text if strength >= least else f"({node.text})"
