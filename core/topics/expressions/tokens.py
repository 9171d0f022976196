"""A formula cut into tokens: numbers, names, and the signs between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.problems import N_, Problem

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<sign>\*\*|[-+*/(),]))", re.ASCII
)
_WRITTEN = str.maketrans({"−": "-", "–": "-", "×": "*", "·": "*", "÷": "/"})


class Token(NamedTuple):
    """One number, name or sign."""

    kind: str  # "number", "name" or "sign"
    text: str


def tokens(formula: str) -> list[Token]:
    """All tokens of `formula`; raises `Problem` where a sign has no meaning in a formula."""
    formula = formula.translate(_WRITTEN).rstrip()
    found, at = [], 0
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        if match is None:
            raise _strange(formula[at:].lstrip()[0])
        found.append(Token(match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found


def _strange(sign: str) -> Problem:
    if sign == "^":
        return Problem(N_("A power is written with two stars here, as in Python: x**2."))
    return Problem(
        N_("“{sign}” has no place in an expression. Possible: numbers, letters a–z, + − * / **, and parentheses."),
        sign=sign,
    )
