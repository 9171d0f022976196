"""Keeping a table on this machine under a name made from what is in it, so that the same texts have the same name."""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from core.corpora.example import Example, Splits
from core.corpora.locate import cache_folder
from core.corpora.notes import Note, from_text, to_text
from core.corpora.own.table import Table
from core.problems import N_, Problem

ID = re.compile("[0-9a-f]{16}")
NOTES = ".notes.json"
SHARE = 0.1  # of each label, for validation and for test


def canonical(table: Table) -> bytes:
    """The one form in which a table is stored: UTF-8, a header, tabs, 0 and 1; `parse` reads it, too."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    writer.writerows([("text", "label"), *table.examples])
    return file.getvalue().encode()


def table_id(table: Table) -> str:
    """The name of a table: the first 16 digits of the SHA-256 of its stored form."""
    return sha256(canonical(table)).hexdigest()[:16]


def keep(table: Table) -> str:
    """Store a table, with its notes beside it, and return its id. Raises Problem where the disk refuses.

    The id is that of the texts alone, so the notes are those of the last time that these texts were brought.
    """
    name = table_id(table)
    _write(_place(name).with_suffix(NOTES), to_text(table.notes).encode())
    _write(_place(name), canonical(table))
    return name


def _write(path: Path, data: bytes) -> None:
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A name of its own: two students may bring the same texts at the same moment.
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
            part = Path(file.name)
            file.write(data)
        os.replace(part, path)  # noqa: PTH105 - Path.replace is the same; this is the name known to be atomic
    except OSError as error:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise Problem(
            N_("The file {file} cannot be written to {folder}: {reason}."),
            file=path.name, folder=str(path.parent), reason=error.strerror or str(error),
        ) from error  # fmt: skip


def kept(name: str) -> Table:
    """The table with this id. Raises Problem when there is none, or when its file is not what was stored."""
    if not name:
        raise Problem(N_("There are no texts of your own yet. Please bring a table of texts with labels."))
    if not ID.fullmatch(name):
        raise Problem(N_("“{table}” is not the name of a table."), table=name[:40])
    try:
        data = _place(name).read_bytes()
    except OSError:
        raise Problem(
            N_("The table {table} is not on this computer. Please bring the same texts once more: they will "
               "get the same name."),
            table=name,
        ) from None  # fmt: skip
    if sha256(data).hexdigest()[:16] != name:
        raise Problem(
            N_("The stored table {table} was changed or cut short. Please bring the texts once more."), table=name
        )
    rows = csv.reader(io.StringIO(data.decode(), newline=""), delimiter="\t")
    next(rows)
    return Table(tuple(Example(text, int(label)) for text, label in rows), _notes(name))


def _notes(name: str) -> tuple[Note, ...]:
    """What was said when the table was brought; nothing where that was not kept, for the texts are what counts."""
    try:
        return from_text(_place(name).with_suffix(NOTES).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, Problem):
        return ()


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


def _place(name: str) -> Path:
    return cache_folder() / "own" / f"{name}.tsv"
