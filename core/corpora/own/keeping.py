"""Keeping a table on this machine under a name made from what is in it, so that the same texts have the same name."""

from __future__ import annotations

import csv
import io
from collections import Counter

from core.corpora.example import Example, Splits
from core.corpora.own.storing import store, stored, stored_notes
from core.corpora.own.table import Table
from core.problems import N_, Problem

SHELF = "own"
SHARE = 0.1  # of each label, for validation and for test


def canonical(table: Table) -> bytes:
    """The one form in which a table is stored: UTF-8, a header, tabs, 0 and 1; `parse` reads it, too."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    writer.writerows([("text", "label"), *table.examples])
    return file.getvalue().encode()


def keep(table: Table) -> str:
    """Store a table and return its id. Raises Problem where the disk refuses."""
    return store(canonical(table), SHELF, table.notes)


def kept(name: str) -> Table:
    """The table with this id. Raises Problem when there is none, or when its file is not what was stored."""
    if not name:
        raise Problem(N_("There are no texts of your own yet. Please bring a table of texts with labels."))
    rows = csv.reader(io.StringIO(stored(name, SHELF).decode(), newline=""), delimiter="\t")
    next(rows)
    return Table(tuple(Example(text, int(label)) for text, label in rows), stored_notes(name, SHELF))


def read(name: str) -> Splits:
    """The three parts of the table with this id; raises Problem like `kept`."""
    return cut(kept(name))


def cut(table: Table) -> Splits:
    """Three parts: of each label a tenth of the texts, but at least one, for validation, and as many for test.

    A text belongs to a part by its digest, never by its place among the rows, so every machine cuts alike.
    """
    of_label, seen = Counter(example.label for example in table.examples), Counter()
    parts: tuple[list[Example], ...] = ([], [], [])
    for example in table.examples:
        share = max(1, round(of_label[example.label] * SHARE))
        part = seen[example.label] // share
        parts[(2, 1, 0)[min(part, 2)]].append(example)
        seen[example.label] += 1
    return Splits(*parts, notes=table.notes)
