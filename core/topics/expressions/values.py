"""A formula with values for its variables, in one line: `x*y; x=2; y=3; y.requires_grad=False`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from core.problems import N_, Problem
from core.topics.expressions.nodes import Node, number_text
from core.topics.expressions.reader import LARGEST, read

LONGEST = 240  # letters and signs, with the values
DEFAULTS = {"x": 2.0, "y": 3.0, "z": -1.0, "w": 0.5, "b": 1.0}
"""The value of a variable that is given none; every other one is 1."""

_SETTING = re.compile(r"([A-Za-z_]\w*)(\.requires_grad)?=(.+)", re.ASCII)


@dataclass(frozen=True)
class Expression:
    """A formula as nodes, every one after those that it reads, the result last; a variable is one node."""

    nodes: tuple[Node, ...]
    values: dict[str, float]  # variable -> its value, in the order in which they come
    fixed: frozenset[str]  # variables with requires_grad=False

    @property
    def formula(self) -> str:
        """The formula without the values."""
        return self.nodes[-1].text

    @property
    def text(self) -> str:
        """Formula and values in one line, which `parse` reads again."""
        parts = [self.formula, *(f"{name}={number_text(value)}" for name, value in self.values.items())]
        return "; ".join([*parts, *(f"{name}.requires_grad=False" for name in self.values if name in self.fixed)])

    def with_fixed(self, fixed: Collection[str]) -> Expression:
        """The same formula with requires_grad=False for those of its variables that are in `fixed`."""
        return replace(self, fixed=frozenset(fixed) & self.values.keys())


def parse(text: str, known: Mapping[str, float] = DEFAULTS) -> Expression:
    """Read a formula and its values; a variable that is given none has its `known` one, else 1.

    Raises `Problem` where something cannot be read, or is too long or too large.
    """
    if len(text) > LONGEST:
        raise Problem(N_("The expression is too long: {most} characters at most."), most=LONGEST)
    formula, *settings = text.split(";")
    nodes = read(formula)
    variables = [node.text for node in nodes if node.operation == "variable"]
    values, fixed = {name: known.get(name, 1.0) for name in variables}, set()
    for part in filter(None, ("".join(one.split()) for one in settings)):
        name, grad, given = _setting(part, variables)
        if not grad:
            values[name] = _value(name, given)
        elif given == "False":
            fixed.add(name)
    return Expression(tuple(nodes), values, frozenset(fixed))


def _setting(part: str, variables: list[str]) -> tuple[str, bool, str]:
    found = _SETTING.fullmatch(part)
    if not found or (found[2] and found[3] not in ("True", "False")):
        raise Problem(
            N_("“{part}” cannot be read. After a semicolon comes a value, such as x=2, or x.requires_grad=False."),
            part=part[:40],
        )  # fmt: skip
    if found[1] not in variables:
        raise Problem(N_("The expression has no variable “{name}”."), name=found[1][:40])
    return found[1], bool(found[2]), found[3]


def _value(name: str, given: str) -> float:
    try:
        value = float(given)
    except ValueError:
        value = float("nan")
    if not abs(value) <= LARGEST:  # NaN is not, either
        raise Problem(
            N_("“{name}” cannot be “{given}”. Possible: numbers from {least} to {most}."),
            name=name, given=given[:40], least=f"{-LARGEST:,.0f}", most=f"{LARGEST:,.0f}",
        )  # fmt: skip
    return value
