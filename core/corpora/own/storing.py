"""Files that a student brought along, kept on this machine under a name made from what is in them."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from core.corpora.locate import cache_folder
from core.corpora.notes import Note, from_text, to_text
from core.problems import N_, Absent, Problem

ID = re.compile("[0-9a-f]{16}")
NOTES = ".notes.json"


def id_of(data: bytes) -> str:
    """The name of a file: the first 16 digits of its SHA-256."""
    return sha256(data).hexdigest()[:16]


def store(data: bytes, shelf: str, notes: Iterable[Note] = ()) -> str:
    """Keep `data` in the folder `shelf`, its notes beside it, and return its id. Raises Problem where the disk refuses.

    The id is that of the data alone, so the notes are those of the last time that it was brought.
    """
    name = id_of(data)
    _write(place(name, shelf).with_suffix(NOTES), to_text(notes).encode())
    _write(place(name, shelf), data)
    return name


def _write(path: Path, data: bytes) -> None:
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A name of its own: two students may bring the same table at the same moment.
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


def stored(name: str, shelf: str) -> bytes:
    """What was kept under this id. Raises Problem when there is nothing, or not what was stored."""
    if not ID.fullmatch(name):
        raise Problem(N_("“{table}” is not the name of a table."), table=name[:40])
    try:
        data = place(name, shelf).read_bytes()
    except OSError:
        raise Absent(
            (shelf, name),
            N_("The table {table} is not on this computer. Please bring it once more: it will get the same name."),
            table=name,
        ) from None  # fmt: skip
    if id_of(data) != name:
        raise Problem(N_("The stored table {table} was changed or cut short. Please bring it once more."), table=name)
    return data


def stored_notes(name: str, shelf: str) -> tuple[Note, ...]:
    """What was said when the table was brought; nothing where that was not kept, for the table is what counts."""
    try:
        return from_text(place(name, shelf).with_suffix(NOTES).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, Problem):
        return ()


def place(name: str, shelf: str) -> Path:
    """Where a table of that id lies."""
    return cache_folder() / shelf / f"{name}.tsv"
