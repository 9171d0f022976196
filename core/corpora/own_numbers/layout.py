"""Finding one's way in a table that comes without a description: its delimiter, its header, its column of labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.corpora.own.rows import Row, readings
from core.corpora.own_numbers.cells import bare, is_missing, named, number_in
from core.corpora.own_numbers.limits import MOST_CLASSES
from core.problems import N_, Problem

LABEL_NAMES = {
    "label", "labels", "class", "classes", "target", "species", "kind", "category", "type", "y",
    "라벨", "레이블", "클래스", "종류", "품종", "종", "분류", "정답",
}  # fmt: skip
RATED = 200  # rows that are looked at to find the delimiter
MOSTLY = 0.5  # a column with fewer numbers than that is one of words


@dataclass(frozen=True)
class Layout:
    """The rows without the header, each as wide as the table, and which column is the label."""

    rows: list[Row]
    names: tuple[str, ...]  # of every column, made up where there is no header
    headed: bool
    label: int
    comma: bool  # whether numbers may have a decimal comma


def layout(text: str, most_rows: int) -> Layout:
    """The layout under which most cells are numbers; raises Problem where no column can be the label.

    No more than `most_rows` are looked at.
    """
    read = [(_numbers(rows, delimiter != ","), delimiter, rows) for delimiter, rows in readings(text, most_rows)]
    count, delimiter, rows = max(read, key=lambda one: one[0])
    comma = delimiter != ","
    if not count:
        raise Problem(
            N_("No row has a number and a label side by side. Please put the numbers of a row and its label side by "
               "side, with a comma, a tab or a semicolon between them.")
        )  # fmt: skip
    headed = all(number_in(cell, comma=comma) is None for cell in rows[0].cells)
    width = len(rows[0].cells) if headed else max(len(cells) for _, cells in rows)
    data = [_as_wide(row, width) for row in (rows[1:] if headed else rows)]
    names = _distinct([named(cell) for cell in rows[0].cells] if headed else [""] * width)
    if not data:
        raise Problem(N_("Below the names of the columns there is no row."))
    return Layout(data, names, headed, _label(data, names, headed, comma), comma)


def _numbers(rows: Sequence[Row], comma: bool) -> int:
    """How many cells of the first rows are numbers, where a row has more than one."""
    wide = [cells for _, cells in rows[:RATED] if len(cells) > 1]
    return sum(number_in(cell, comma=comma) is not None for cells in wide for cell in cells)


def _as_wide(row: Row, width: int) -> Row:
    """Empty cells at the end of a row were left out when it was read; too many cells are one too many."""
    if len(row.cells) > width:
        raise Problem(
            N_("Line {line} has {count} cells, but there are {width} columns. Perhaps a number has a comma in it."),
            line=row.line, count=len(row.cells), width=width,
        )  # fmt: skip
    return Row(row.line, row.cells + [""] * (width - len(row.cells)))


def _distinct(names: list[str]) -> tuple[str, ...]:
    """A name for every column: x1, x2, … where there is none, and a number behind a second one of the same name."""
    found: list[str] = []
    for place, name in enumerate(names, start=1):
        name, again = name or f"x{place}", 2
        while name in found:
            name, again = f"{names[place - 1] or 'x'}.{again}", again + 1
        found.append(name)
    return tuple(found)


def _label(rows: list[Row], names: tuple[str, ...], headed: bool, comma: bool) -> int:
    """The column of the classes: the one so named, else the only one of words, else a last one of few values."""
    so_named = [at for at, name in enumerate(names) if headed and name.casefold() in LABEL_NAMES]
    if so_named:
        return so_named[-1]
    wordy = [at for at in range(len(names)) if _is_wordy([row.cells[at] for row in rows], comma)]
    if len(wordy) == 1:
        return wordy[0]
    if wordy:
        raise Problem(
            N_("Several columns hold words: {names}. Call the one with the classes “label” and take the others out."),
            names=" · ".join(names[at] for at in wordy)[:80],
        )  # fmt: skip
    last = {bare(row.cells[-1]) for row in rows}
    whole = all(cell.lstrip("-").isdecimal() for cell in last if not is_missing(cell))
    if len(names) > 1 and whole and len(last) <= MOST_CLASSES:
        return len(names) - 1
    raise Problem(
        N_("There is no column of labels: every column holds numbers. Please add one that says which class each row "
           "belongs to, and call it “label”.")
    )  # fmt: skip


def _is_wordy(cells: list[str], comma: bool) -> bool:
    there = [cell for cell in cells if not is_missing(cell)]
    return sum(number_in(cell, comma=comma) is not None for cell in there) < MOSTLY * len(there)
