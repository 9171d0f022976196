"""Nested lists of numbers as a student types them, read sign by sign: nothing that is typed is ever run."""

from __future__ import annotations

import re
from math import isfinite

from core.problems import N_, Problem
from core.topics.tensor_text import MOST_DIMENSIONS, MOST_LETTERS, plain, written

MOST_NUMBERS = 120
LARGEST = 1_000_000  # so that no sum or product of whole numbers leaves the range of 64 bits

_TOKEN = re.compile(r"\s*([\[\],]|[^\s\[\],]+)")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


def nested(text: str) -> tuple[tuple[int, ...], list[float]]:
    """Shape and numbers, row by row, of a text such as “[[1, 2], [3, 4]]”; a `Problem` says what is wrong with it.

    Whole numbers stay whole: PyTorch gives them another type.
    """
    text = plain(text)
    if not text.strip():
        raise Problem(N_("There is nothing yet. Type a number, or a list such as [[1, 2], [3, 4]]."))
    if len(text) > MOST_LETTERS:
        raise Problem(N_("That is too long: {most} characters at most."), most=MOST_LETTERS)
    tokens = _TOKEN.findall(text)
    value, after = _value(tokens, 0, 0)
    if after < len(tokens):
        raise Problem(N_("Something is left over after the end: “{rest}”."), rest="".join(tokens[after:])[:40])
    shape, numbers = _shape_of(value), _flat(value)
    if len(numbers) > MOST_NUMBERS:
        raise Problem(N_("{count} numbers are too many to look at: {most} at most."),
                      count=len(numbers), most=MOST_NUMBERS)  # fmt: skip
    return shape, numbers


def _value(tokens: list[str], at: int, depth: int) -> tuple[object, int]:
    """The number or list that begins at token `at`, and where it ends."""
    if at >= len(tokens):
        raise Problem(N_("The text ends too early: a number or a closing bracket ] is missing."))
    if tokens[at] != "[":
        return _number(tokens[at]), at + 1
    if depth == MOST_DIMENSIONS:
        raise Problem(N_("The brackets are too deep: {most} dimensions at most."), most=MOST_DIMENSIONS)
    return _list(tokens, at + 1, depth + 1)


def _list(tokens: list[str], at: int, depth: int) -> tuple[list, int]:
    if tokens[at : at + 1] == ["]"]:
        raise Problem(N_("A list is empty. Write at least one number into it."))
    found: list[object] = []
    while True:
        value, at = _value(tokens, at, depth)
        found.append(value)
        after = tokens[at] if at < len(tokens) else ""
        if after == ",":
            at += 1
            after = tokens[at] if at < len(tokens) else ""  # a comma may stand before the end
        elif after != "]":
            raise _no_comma(after)
        if after == "]":
            return found, at + 1


def _no_comma(after: str) -> Problem:
    if not after:
        return Problem(N_("The text ends too early: a number or a closing bracket ] is missing."))
    return Problem(N_("A comma is missing before “{text}”."), text=after[:40])


def _number(token: str) -> int | float:
    if token in ",]":
        raise Problem(N_("A number is missing before “{sign}”."), sign=token)
    if not _NUMBER.fullmatch(token):
        raise Problem(N_("“{text}” is no number."), text=token[:40])
    value = float(token)
    if not isfinite(value) or abs(value) > LARGEST:
        raise Problem(N_("{text} is too large: numbers up to {most} here."), text=token[:40], most=f"{LARGEST:,}")
    return int(token) if token.lstrip("+-").isdigit() else value


def _shape_of(value: object) -> tuple[int, ...]:
    """The shape; a `Problem` where the lists beside each other differ."""
    if not isinstance(value, list):
        return ()
    inner = [_shape_of(part) for part in value]
    for number, shape in enumerate(inner):
        if shape != inner[0]:
            raise Problem(
                N_("The lists do not match: number 1 has the shape {first}, number {number} has {other}. A tensor has "
                   "rows of one length."), first=written(inner[0]), number=number + 1, other=written(shape),
            )  # fmt: skip
    return (len(value), *inner[0])


def _flat(value: object) -> list:
    return [one for part in value for one in _flat(part)] if isinstance(value, list) else [value]
