"""What a student types about tensors, read without ever running it: nested numbers, shapes, dimensions, indices."""

from __future__ import annotations

import re
from math import isfinite, prod
from typing import Any

from core.problems import N_, Problem

MOST_LETTERS = 2000
MOST_NUMBERS = 120
MOST_DIMENSIONS = 4
LARGEST = 1_000_000  # so that no sum or product of whole numbers leaves the range of 64 bits

Index = tuple  # of int, slice, None or ...

_TOKEN = re.compile(r"\s*([\[\],]|[^\s\[\],]+)")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_WHOLE = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_AROUND = re.compile(r"^\s*[\[(](.*)[\])]\s*$", re.DOTALL)


def nested(text: str) -> tuple[tuple[int, ...], list[float]]:
    """Shape and numbers, row by row, of a text such as “[[1, 2], [3, 4]]”; a `Problem` says what is wrong with it.

    Whole numbers stay whole: PyTorch gives them another type.
    """
    text = _plain(text)
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


def sizes(text: str) -> tuple[int, ...]:
    """A shape such as “2, 3”, “(2, 3)”, “2 × 3”, or “()” for a scalar."""
    inside = re.sub(r"[×xX*]", ",", _inside(text))
    found = tuple(whole(part) for part in inside.rstrip(", ").split(",") if inside.strip(", "))
    if len(found) > MOST_DIMENSIONS:
        raise Problem(N_("{count} dimensions are too many to draw: {most} at most."),
                      count=len(found), most=MOST_DIMENSIONS)  # fmt: skip
    return found


def whole(text: str) -> int:
    """One whole number."""
    if not _WHOLE.fullmatch(text.strip()):
        raise Problem(N_("“{text}” is no whole number."), text=text.strip()[:40])
    return int(text)


def index(text: str) -> Index:
    """What stands between the brackets of `a[…]`: whole numbers, slices such as “1:3”, “:”, “…”, None."""
    if not _inside(text).strip():
        raise Problem(N_("There is nothing between the brackets. Type 0, or : , or 0, 1."))
    parts = [part.strip() for part in _inside(text).split(",")]
    return tuple(_one_index(part) for part in parts if part or len(parts) == 1)


def written(shape: tuple[int, ...] | list[int]) -> str:
    """A shape as PyTorch writes it: “(2, 3)”, “(3,)”, “()”."""
    return str(tuple(shape))


def places(shape: tuple[int, ...] | list[int]) -> str:
    """A shape as one says it: “5 × 3”; a scalar has 1 place."""
    return " × ".join(map(str, shape)) or "1"


def count(shape: tuple[int, ...] | list[int]) -> int:
    """How many numbers a tensor of that shape holds."""
    return prod(shape)


# --- reading ------------------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    """The signs that a keyboard or a text program puts in place of the plain ones."""
    return text.replace("−", "-").replace("，", ",").replace("［", "[").replace("］", "]")


def _inside(text: str) -> str:
    text = _plain(text)[:MOST_LETTERS]
    around = _AROUND.match(text)
    return around.group(1) if around else text


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


def _one_index(part: str) -> Any:
    if part in ("...", "…"):
        return ...
    if part == "None":
        return None
    if ":" in part:
        ends = [whole(end) if end.strip() else None for end in part.split(":")]
        if len(ends) > 3:
            raise Problem(N_("“{text}” is no slice: start:end or start:end:step."), text=part[:40])
        return slice(*ends)
    return whole(part)
