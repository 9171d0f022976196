"""The shape of a lexicon: what the word tables of both languages have in common, and how their short notation reads.

In the tables "word!" is a strong word that stands at the end of the scale ("perfect": no "a bit", and "not perfect" is
only weakly negative), and "word!!" a strong word that is never negated.
"""

from __future__ import annotations

from typing import NamedTuple

GRADED, STRONG, FIXED = "graded", "strong", "fixed"
_GRADES = (GRADED, STRONG, FIXED)


class Word(NamedTuple):
    """An adjective or verb that judges: +1 praises, −1 blames. `grade` says which degrees it takes."""

    form: str
    sign: int
    grade: str


class Theme(NamedTuple):
    """One side of what is reviewed: the nouns that name it, the words that fit them, and qualities it may have."""

    nouns: tuple[str, ...]
    words: tuple[Word, ...]
    qualities: tuple[str, ...]
    people: bool


class Degree(NamedTuple):
    """Words around a judging word. They set its strength (1 to 3) and, if they negate, flip its sign."""

    weight: float
    before: str
    strength: int
    flips: bool
    grade: str  # fits words of this grade …
    sign: int  # … and of this sign (0: both)
    after: str


def split(table: str) -> tuple[str, ...]:
    """The comma-separated entries of a table."""
    return tuple(entry.strip() for entry in table.split(",") if entry.strip())


def judging(good: str, bad: str) -> tuple[Word, ...]:
    """Two tables of judging words; exclamation marks give the grade."""
    return tuple(
        Word(entry.rstrip("!"), sign, _GRADES[entry.count("!")])
        for sign, table in ((1, good), (-1, bad))
        for entry in split(table)
    )


def theme(nouns: str, good: str, bad: str, qualities: str = "", people: bool = False) -> Theme:
    """A `Theme` from tables."""
    return Theme(split(nouns), judging(good, bad), split(qualities), people)


def degrees(
    weight: float,
    words: str,
    strength: int,
    *,
    flips: bool = False,
    grade: str = GRADED,
    sign: int = 0,
    after: str = "",
) -> tuple[Degree, ...]:
    """A family of degrees of equal strength that share a weight; the table "" is the bare word."""
    entries = split(words) or ("",)
    return tuple(Degree(weight / len(entries), entry, strength, flips, grade, sign, after) for entry in entries)


def fitting(table: tuple[Degree, ...], sign: int) -> list[tuple[Degree, int]]:
    """The degrees with which a clause can mean `sign`, each with the sign that the judging word must have then."""
    pairs = [(degree, -sign if degree.flips else sign) for degree in table]
    return [(degree, word) for degree, word in pairs if degree.sign in (0, word)]
