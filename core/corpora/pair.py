"""One sentence in two languages, and a parallel corpus cut into its three parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from core.corpora.notes import Note
from core.corpora.splitting import same
from core.problems import N_

UNPAIRED = N_("Lines without a partner, because the file of the other language is shorter, left out: {count}.")
EMPTY_SIDE = N_("Pairs with an empty side, left out: {count}.")
REPEATED_PAIR = N_("Pairs that came once more, left out: {count}.")
SHARED_PAIR = N_("Pairs with a sentence that also stands in another part, left out: {count}.")

# Zero-width spaces, the word joiner, soft hyphens, byte order marks: no reader sees them, but every token with one in
# it would be a word of its own. The joiners U+200C and U+200D stay, because some scripts and emoji need them.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


class Pair(NamedTuple):
    """A sentence and its translation."""

    source: str
    target: str


class PairSplits(NamedTuple):
    """Training, validation and test part; `notes` says what the reader had to leave out, and how often."""

    train: list[Pair]
    valid: list[Pair]
    test: list[Pair]
    notes: tuple[Note, ...] = ()


def cleaned(text: str) -> str:
    """A sentence on one line with single, ordinary blanks (no-break spaces become such) and nothing unseen in it."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def complete(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that have both sides."""
    return [pair for pair in pairs if pair.source and pair.target]


def distinct_pairs(pairs: Iterable[Pair]) -> list[Pair]:
    """The first of all pairs that differ in upper and lower case alone, or not at all."""
    first: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        first.setdefault((same(pair.source), same(pair.target)), pair)
    return list(first.values())


def without_sides(pairs: Iterable[Pair], *others: Iterable[Pair]) -> list[Pair]:
    """The pairs neither side of which occurs on its side of the `others`."""
    taken = list(chain(*others))
    sources, targets = ({same(pair[side]) for pair in taken} for side in (0, 1))
    return [pair for pair in pairs if same(pair.source) not in sources and same(pair.target) not in targets]
