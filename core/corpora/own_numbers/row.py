"""A row that somebody types or links to: numbers with something between them, one for each column."""

from __future__ import annotations

from collections.abc import Sequence

from core.corpora.own_numbers.cells import number_in
from core.problems import N_, Problem

LONGEST = 2000  # characters


def row_in(text: str, columns: Sequence[str]) -> list[float]:
    """The numbers of a row, in the order of the columns; raises `Problem` where it does not hold just these."""
    cells = text[:LONGEST].replace(";", ",").replace("\t", ",").split(",")
    if len(cells) == 1:  # numbers with blanks between them
        cells = cells[0].split()
    if len(cells) != len(columns):
        raise Problem(
            N_("This network reads {count} numbers with commas between them, in this order: {columns}. Here are "
               "{given}."),
            count=len(columns), columns=" · ".join(columns)[:120], given=len(cells),
        )  # fmt: skip
    for cell in cells:
        if number_in(cell) is None:
            raise Problem(N_("“{cell}” is not a number that can be read."), cell=cell.strip()[:40])
    return [number_in(cell) for cell in cells]
