"""What one cell of a table holds: a number, nothing, or words."""

from __future__ import annotations

import re
import unicodedata

from core.corpora.own_numbers.limits import LARGEST, LONGEST_NAME

MISSING = {"", "na", "n/a", "nan", "null", "none", "?", "-", "없음"}
_NUMBER = re.compile(r"[+-]?(\d{1,30}\.?\d{0,40}|\.\d{1,40})([eE][+-]?\d{1,3})?")


def bare(cell: str) -> str:
    """The cell without blanks around it, in one Unicode form, control characters and line ends folded into blanks."""
    if cell.isascii() and cell.isprintable():  # nearly every cell of a table of numbers
        return " ".join(cell.split())
    kept = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in cell[:2000])
    return " ".join(unicodedata.normalize("NFKC", kept).split())


def named(cell: str) -> str:
    """A name for a column or a class, short enough to be shown."""
    return bare(cell)[:LONGEST_NAME].strip()


def is_missing(cell: str) -> bool:
    """Whether the cell says that there is no value."""
    return bare(cell).lower() in MISSING


def number_in(cell: str, *, comma: bool = False) -> float | None:
    """The number that a cell holds; None for anything else. `comma`: it may be a decimal comma.

    Much larger numbers than 10⁹ are no number here: their squares would leave the range of single precision.
    """
    text = bare(cell).replace("−", "-")
    text = text.replace(",", ".") if comma and text.count(",") == 1 and "." not in text else text
    if not text.isascii() or not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if abs(value) <= LARGEST else None
