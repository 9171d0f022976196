"""One labelled sentence, and a corpus cut into its three parts."""

from __future__ import annotations

from typing import NamedTuple

from core.corpora.notes import Note

NEGATIVE, POSITIVE = 0, 1


class Example(NamedTuple):
    """A text and its class: 0 negative, 1 positive."""

    text: str
    label: int


class Splits(NamedTuple):
    """Training, validation and test part; `notes` says what the reader had to leave out, and how often."""

    train: list[Example]
    valid: list[Example]
    test: list[Example]
    notes: tuple[Note, ...] = ()
