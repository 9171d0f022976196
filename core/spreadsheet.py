"""Rows as a CSV file that spreadsheet programs may open: numbers stay numbers, and no text in it is a formula.

Excel and LibreOffice run a cell that begins with = + - or @ as a formula, which can call programs or send the table
away (CWE-1236). An apostrophe before it makes it text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def to_csv(rows: Iterable[Mapping[str, object]]) -> str:
    """All rows, with a column for each name that any of them has; what a row lacks is an empty cell."""
    rows = list(rows)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(map(harmless, columns))
    writer.writerows([harmless(row.get(name, "")) for name in columns] for row in rows)
    return file.getvalue()


def harmless(cell: object) -> object:
    """The cell as it is, but for a text that a spreadsheet program would run; a number such as “-1.5” is none."""
    if not isinstance(cell, str) or not (cell.lstrip().startswith(_STARTS) or cell[:1] in ("\t", "\r", "\n")):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell if cell.isascii() and cell.strip() == cell else f"'{cell}"
