"""A table of numbers and labels, as somebody typed it or a spreadsheet saved it, made into rows and classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from core.corpora.labelled_table import LabelledTable
from core.corpora.notes import Note
from core.corpora.own.decoding import decode
from core.corpora.own.rows import Row
from core.corpora.own_numbers.cells import is_missing, named, number_in
from core.corpora.own_numbers.layout import Layout, layout
from core.corpora.own_numbers.limits import (
    LEAST_OF_CLASS,
    LEAST_ROWS,
    MOST_BYTES,
    MOST_CLASSES,
    MOST_COLUMNS,
    MOST_ROWS,
)
from core.problems import N_, Problem


def parse(data: bytes) -> LabelledTable:
    """Read a table from the bytes of a file. Raises Problem, with what to do about it, where that cannot be done."""
    if len(data) > MOST_BYTES:
        raise Problem(
            N_("This table is larger than {most} MB. Please bring a part of it, at most {rows} rows."),
            most=MOST_BYTES // 2**20, rows=MOST_ROWS,
        )  # fmt: skip
    nothing = N_("There is nothing in this table yet. Please put the numbers of a row and its label in every line.")
    found = layout(decode(data, nothing), MOST_ROWS + 2)  # one row too many, and the header
    if len(found.rows) > MOST_ROWS:
        raise Problem(N_("This table has more than {most} rows. Please bring a part of it."), most=MOST_ROWS)
    if len(found.names) - 1 > MOST_COLUMNS:
        raise Problem(
            N_("This table has {count} columns of numbers. Please bring at most {most}."),
            count=len(found.names) - 1, most=MOST_COLUMNS,
        )  # fmt: skip
    return _table(found)


def _table(found: Layout) -> LabelledTable:
    places = [at for at in range(len(found.names)) if at != found.label]
    if not places:
        raise Problem(N_("There is only a column of labels, and none of numbers to learn from."))
    whole = [row for row in found.rows if not any(map(is_missing, row.cells))]
    gaps = [row for row in found.rows if any(map(is_missing, row.cells))]
    _enough(whole, gaps)
    labels = [named(row.cells[found.label]) for row in whole]
    classes = _classes(labels)
    x = np.array([[_number(row, at, found) for at in places] for row in whole])
    columns = tuple(found.names[at] for at in places)
    y = np.array([classes.index(label) for label in labels])
    return LabelledTable(columns, classes, x, y, _notes(found, gaps, columns, x))


def _enough(whole: list[Row], gaps: list[Row]) -> None:
    if len(whole) >= LEAST_ROWS:
        return
    if gaps:
        raise Problem(
            N_("Only {count} rows have a value in every column; {gaps} have a gap, the first in line {line}. Please "
               "fill the gaps, or bring at least {least} whole rows."),
            count=len(whole), gaps=len(gaps), line=gaps[0].line, least=LEAST_ROWS,
        )  # fmt: skip
    raise Problem(N_("This table has {count} rows. Please bring at least {least}."), count=len(whole), least=LEAST_ROWS)


def _classes(labels: list[str]) -> tuple[str, ...]:
    """The names of the classes, where these rows can be learned from."""
    counts = Counter(labels)
    if len(counts) == 1:
        raise Problem(N_("Every row has the label “{label}”. There must be at least two classes."), label=labels[0])
    if len(counts) > MOST_CLASSES:
        raise Problem(
            N_("The column of labels holds {count} different values. There may be at most {most} classes."),
            count=len(counts), most=MOST_CLASSES,
        )  # fmt: skip
    label, rarest = min(counts.items(), key=lambda one: one[1])
    if rarest < LEAST_OF_CLASS:
        raise Problem(
            N_("The class “{label}” has only {count} rows. Each needs at least {least}: one to learn from, one for "
               "validation, one for the test."),
            label=label, count=rarest, least=LEAST_OF_CLASS,
        )  # fmt: skip
    return in_order(counts)


def in_order(labels: Iterable[str]) -> tuple[str, ...]:
    """Every label once: numbers by their size, words by the alphabet."""
    numbers = {label: number_in(label) for label in labels}
    numeric = None not in numbers.values()
    return tuple(sorted(numbers, key=lambda label: (numbers[label], label) if numeric else (0, label)))


def _number(row: Row, at: int, found: Layout) -> float:
    value = number_in(row.cells[at], comma=found.comma)
    if value is None:
        raise Problem(
            N_("Line {line}, column “{column}”: “{cell}” is not a number that can be learned from. Please correct it, "
               "or take the column out."),
            line=row.line, column=found.names[at], cell=named(row.cells[at]),
        )  # fmt: skip
    return value


def _notes(found: Layout, gaps: list[Row], columns: tuple[str, ...], x: np.ndarray) -> tuple[Note, ...]:
    notes: list[Note] = []
    if found.headed:
        label = {"label": found.names[found.label]}
        notes.append((N_("The first row was read as the names of the columns; “{label}” holds the classes."), label))
    else:
        notes.append((N_("The table has no names of columns. Column {place} holds the classes."),
                      {"place": found.label + 1}))  # fmt: skip
    if gaps:
        first = {"count": len(gaps), "line": gaps[0].line}
        notes.append((N_("Rows with a gap, left out: {count}. The first is line {line}."), first))
    same = [name for name, column in zip(columns, x.T, strict=True) if np.ptp(column) == 0]
    if same:
        notes.append((N_("Nothing can be learned from a column that never changes: {names}."),
                      {"names": " · ".join(same)[:80]}))  # fmt: skip
    return tuple(notes)
