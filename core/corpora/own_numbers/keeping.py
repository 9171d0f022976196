"""Keeping a table of numbers on this machine, in one form and under a name made from what is in it."""

from __future__ import annotations

import csv
import io

import numpy as np

from core.corpora.labelled_table import LabelledTable
from core.corpora.own.storing import store, stored, stored_notes
from core.corpora.own_numbers.table import in_order
from core.problems import N_, Problem

SHELF = "own_numbers"
LABEL = "label"


def canonical(table: LabelledTable) -> bytes:
    """The one form in which a table is stored: UTF-8, a header, tabs, the label last; `parse` reads it, too."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    writer.writerow([*table.columns, LABEL])
    for numbers, label in zip(table.x.tolist(), table.y.tolist(), strict=True):
        writer.writerow([*map(repr, numbers), table.classes[label]])
    return file.getvalue().encode()


def keep(table: LabelledTable) -> str:
    """Store a table and return its id. Raises Problem where the disk refuses."""
    return store(canonical(table), SHELF, table.notes)


def kept(name: str) -> LabelledTable:
    """The table with this id. Raises Problem when there is none, or when its file is not what was stored."""
    if not name:
        raise Problem(N_("There is no table of your own yet. Please bring one with numbers and a label in every row."))
    header, *rows = csv.reader(io.StringIO(stored(name, SHELF).decode(), newline=""), delimiter="\t")
    labels = [row[-1] for row in rows]
    classes = in_order(labels)
    x = np.array([[float(cell) for cell in row[:-1]] for row in rows])
    y = np.array([classes.index(label) for label in labels])
    return LabelledTable(tuple(header[:-1]), classes, x, y, stored_notes(name, SHELF))
