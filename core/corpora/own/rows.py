"""Cutting a table into rows of cells, by every delimiter and both habits of quoting."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from core.problems import N_, Problem

DELIMITERS = "\t;,"  # the one that is rarest inside a text comes first
QUOTES = (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)  # the second for tables where a quotation mark is a character like others


class Row(NamedTuple):
    """The cells of a row, and the line of the file in which it begins, counted from 1."""

    line: int
    cells: list[str]


def readings(text: str, most: int) -> list[tuple[str, list[Row]]]:
    """Every way to read a table: a delimiter and at most `most` rows.

    Blank rows, and blank cells at the end of a row, are left out. Raises Problem where every way meets a cell that is
    too long for the csv module (131,072 characters).
    """
    ways = [(delimiter, quotes) for delimiter in DELIMITERS for quotes in QUOTES]
    read = [(delimiter, _rows(text, delimiter, quotes, most)) for delimiter, quotes in ways]
    readable = [(delimiter, rows) for delimiter, rows in read if rows is not None]
    if not readable:
        raise Problem(N_("A row of this table is far too long. Perhaps a quotation mark is opened and never closed."))
    return readable


def _rows(text: str, delimiter: str, quotes: int, most: int) -> list[Row] | None:
    try:
        return list(islice(_walk(text, delimiter, quotes), most))
    except csv.Error:
        return None


def _walk(text: str, delimiter: str, quotes: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quotes, skipinitialspace=True)
    line = 1
    for cells in reader:
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield Row(line, cells)
        line = reader.line_num + 1
