"""Shapes, dimensions and indices as a student types them, read without ever running them."""

from __future__ import annotations

import re
from math import prod
from typing import Any

from core.problems import N_, Problem

MOST_LETTERS = 2000
MOST_DIMENSIONS = 4

Index = tuple  # of int, slice, None or ...

_WHOLE = re.compile(r"[+-]?\d{1,9}", re.ASCII)
_AROUND = re.compile(r"^\s*[\[(](.*)[\])]\s*$", re.DOTALL)


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


def plain(text: str) -> str:
    """The signs that a keyboard or a text program puts in place of the plain ones."""
    return text.replace("−", "-").replace("，", ",").replace("［", "[").replace("］", "]")


# --- reading ------------------------------------------------------------------------------------------------------


def _inside(text: str) -> str:
    text = plain(text)[:MOST_LETTERS]
    around = _AROUND.match(text)
    return around.group(1) if around else text


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
