"""Opening files that other people made: whatever is wrong with one becomes a sentence that names it."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from core.problems import N_, Problem

MOST_UNPACKED = 1_000_000_000
"""Bytes of all files in an archive together: a small archive can unpack to more than any memory holds."""

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
UTF8 = ("utf-8-sig",)  # the same as UTF-8, but forgives the mark that Windows editors put in front


def read_text(path: Path, encodings: tuple[str, ...] = UTF8) -> str:
    """The whole text of a file, unpacked if its name ends in .gz. `encodings` are tried in turn; line ends stay.

    Raises Problem when the file is missing, unreadable, empty, or in none of the encodings.
    """
    with file_problems(path):
        raw = _unpacked(path) if path.suffix == ".gz" else path.read_bytes()
    return decode(raw, path.name, encodings)


def decode(raw: bytes, file: str, encodings: tuple[str, ...] = UTF8) -> str:
    """Bytes of `file` as text. Raises Problem for an empty file, UTF-16, binary data and broken characters."""
    if not raw:
        raise Problem(N_("The file {file} is empty. Please copy or fetch it again."), file=file)
    if raw.startswith(UTF16_MARKS):
        raise Problem(
            N_("The file {file} is stored as UTF-16. Please open it in an editor and save it as UTF-8."), file=file
        )
    if b"\0" in raw:
        raise Problem(N_("The file {file} is not a text file. Please check that you chose the right one."), file=file)
    failed = 0
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            failed = error.start
    raise Problem(
        N_("Line {line} of the file {file} is not valid {encoding} text. Please save the file as {encoding}."),
        file=file,
        line=raw.count(b"\n", 0, failed) + 1,
        encoding=encodings[0].removesuffix("-sig").upper(),
    )


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of every ordinary file in a .tar.gz, in stored order. Nothing is unpacked onto the disk.

    The names are only read, never used as paths, so that a hostile archive can do no harm.
    """
    unpacked = 0
    with file_problems(path), tarfile.open(path, "r:gz") as archive:
        for member in archive:
            unpacked += member.size
            _small(path, unpacked)
            if member.isfile():
                yield member.name, archive.extractfile(member).read()


def _unpacked(path: Path) -> bytes:
    """What a .gz holds; of an empty file nothing."""
    if not path.stat().st_size:
        return b""
    with gzip.open(path) as packed:
        raw = packed.read(MOST_UNPACKED + 1)
    _small(path, len(raw))
    return raw


def _small(path: Path, size: int) -> None:
    if size > MOST_UNPACKED:
        raise Problem(
            N_("{file} is larger than {megabytes} MB, which cannot be right. Nothing was kept of it."),
            file=path.name, megabytes=MOST_UNPACKED // 1_000_000,
        )  # fmt: skip


@contextmanager
def file_problems(path: Path) -> Iterator[None]:
    """Turn what can go wrong while a file is opened or unpacked into a Problem that names it."""
    try:
        yield
    except FileNotFoundError:
        raise Problem(N_("The file {file} is missing. It was looked for in {folder}."), **_place(path)) from None
    except (EOFError, tarfile.TarError, zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
        raise Problem(
            N_("The archive {file} is damaged or was cut short. Please fetch it again."), **_place(path)
        ) from error
    except OSError as error:
        if error.errno is None:  # gzip reports a file that is not gzip as an OSError without a number
            raise Problem(
                N_("The file {file} is not a .gz archive, or a damaged one. Please fetch it again."), **_place(path)
            ) from error
        reason = error.strerror
        raise Problem(N_("The file {file} cannot be read: {reason}."), reason=reason, **_place(path)) from error


def wrong_row(file: str, line: int, columns: str) -> NoReturn:
    """Say that a row of a table has not the columns that it should have. `line` counts from 1."""
    raise Problem(
        N_(
            "Line {line} of the file {file} does not have the columns {columns}. It may have been cut short or changed."
        ),
        file=file,
        line=line,
        columns=columns,
    )


def _place(path: Path) -> dict[str, str]:
    return {"file": path.name, "folder": str(path.parent)}
