"""Finding one's way in a table that comes without a description: which column is the text, which one the label."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from core.corpora.example import NEGATIVE, POSITIVE
from core.corpora.own.rows import Row, readings

LABELS = {
    "0": NEGATIVE, "neg": NEGATIVE, "negative": NEGATIVE, "부정": NEGATIVE,
    "1": POSITIVE, "pos": POSITIVE, "positive": POSITIVE, "긍정": POSITIVE,
}  # fmt: skip
LABEL_NAMES = {
    "label", "labels", "sentiment", "class", "target", "polarity",
    "라벨", "레이블", "감성", "감정", "긍부정",
}  # fmt: skip
TEXT_NAMES = {
    "text", "texts", "document", "review", "sentence", "comment", "content",
    "텍스트", "글", "문장", "리뷰", "내용", "본문", "댓글",
}  # fmt: skip
MOST_COLUMNS = 20
LONGEST_LABEL = 20  # characters; what is longer need not be looked at


class Found(NamedTuple):
    """One row as text and label, still as they were written."""

    line: int
    text: str
    label: str


@dataclass(frozen=True)
class Layout:
    """How a table is built: its rows without the header, and where label and text stand among `width` columns."""

    rows: list[Row]
    header: list[str]  # empty where the table has none
    delimiter: str
    width: int
    label: int
    text: int  # its first column
    end: int  # the column behind its last

    def found(self) -> Iterator[Found]:
        """Text and label of every row. Where a row has too many cells, its text has a delimiter in it and is joined."""
        for line, cells in self.rows:
            surplus = max(len(cells) - self.width, 0)
            text = f"{self.delimiter} ".join(cells[self.text : self.end + surplus])
            label = self.label + (surplus if self.label > self.text else 0)
            yield Found(line, text, cells[label] if label < len(cells) else "")


def label_of(cell: str) -> int | None:
    """The class that a cell names, whatever its case and blanks; None where it names none."""
    if len(cell) > LONGEST_LABEL:
        return None
    return LABELS.get(_bare(cell))


def layout(text: str, most_rows: int) -> Layout | None:
    """The layout under which most labels can be read; None where most rows have one cell, however they are cut.

    No more than `most_rows` are looked at.
    """
    rated = [(_rating(rows), delimiter, rows) for delimiter, rows in readings(text, most_rows)]
    (labels, wide, place), delimiter, rows = max(rated, key=lambda one: one[0][:2])
    if not rows or (not labels and 2 * wide < len(rows)):
        return None
    return _laid_out(rows, delimiter, place, readable=labels > 0)


def _rating(rows: list[Row]) -> tuple[int, int, int]:
    """How many labels can be read in the best column, how many rows have two cells, and which column that is.

    Columns are counted from the left (0, 1, …) and from the right (-1, -2, …), because a delimiter inside a text moves
    what stands behind it.
    """
    wide = [cells for _, cells in rows if len(cells) > 1]
    width = min(max(map(len, wide), default=1), MOST_COLUMNS)
    places = (*range(-1, -width - 1, -1), *range(width))
    labels = {place: sum(_reads(cells, place) for cells in wide) for place in places}
    best = max(labels, key=labels.__getitem__)
    return labels[best], len(wide), best


def _reads(cells: list[str], place: int) -> bool:
    return -len(cells) <= place < len(cells) and label_of(cells[place]) is not None


def _laid_out(rows: list[Row], delimiter: str, place: int, readable: bool) -> Layout:
    """Names in the first row count more than what the cells look like."""
    first = rows[0].cells
    label, text = _named(first, LABEL_NAMES), _named(first, TEXT_NAMES)
    named = label is not None or text is not None
    headed = named or (readable and len(first) > 1 and -len(first) <= place < len(first) and not _reads(first, place))
    narrowest = min((len(cells) for _, cells in rows if len(cells) > 1 and _reads(cells, place)), default=len(first))
    width = max(2, len(first) if headed else narrowest)
    if label is None:
        place = place if readable else _most_uniform(rows, width, text)
        label = place % width if place < width else width - 1
    data = rows[1:] if headed else rows
    end = None if text is None else text + 1
    if text is None:
        text, end = _text_columns(data, width, label, alone=headed)
    return Layout(data, first if headed else [], delimiter, width, label, text, end)


def _most_uniform(rows: list[Row], width: int, text: int | None) -> int:
    """The column most likely meant as the label where none can be read: fewest different cells, else the last one."""
    columns = [at for at in range(width) if at != text]
    return min(columns, key=lambda at: (len({cells[at] for _, cells in rows if at < len(cells)}), -at))


def _text_columns(rows: list[Row], width: int, label: int, alone: bool) -> tuple[int, int]:
    """The first column of the text and the one behind its last.

    It is the column with most characters. Where no header says how many columns there are, those beside it are parts
    of the same text, which has a delimiter in every row, if a quarter of their cells have letters in them.
    """
    columns = {at: [cells[at] for _, cells in rows if at < len(cells)] for at in range(width) if at != label}
    start = max(columns, key=lambda at: sum(map(len, columns[at])))
    end = start + 1
    wordy = {at for at, cells in columns.items() if 4 * sum(map(_has_letters, cells)) > len(cells)}
    while not alone and start - 1 in wordy:
        start -= 1
    while not alone and end in wordy:
        end += 1
    return start, end


def _has_letters(cell: str) -> bool:
    return any(character.isalpha() for character in cell)


def _named(cells: list[str], names: set[str]) -> int | None:
    return next((at for at, cell in enumerate(cells) if _bare(cell) in names), None)


def _bare(cell: str) -> str:
    return "".join(unicodedata.normalize("NFKC", cell).split()).casefold()
