"""Fetching a file that its publisher replaces from time to time, so that no checksum can be known beforehand.

What stands in for the checksum: https alone, also behind redirections; limits on the size; one file of the zip, by its
exact name; and a trial reading before the file gets the name under which it is looked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit
from zipfile import BadZipFile, ZipFile

from core.corpora import receipt
from core.corpora.corpus import Remote
from core.corpora.reading import file_problems
from core.problems import N_, Problem

AGENT = "Glassbox-NLP/0.1 (teaching dashboard)"
"""Some publishers refuse programs that do not say who they are."""

SCHEMES = ("https",)
ENCRYPTED = 1  # the flag of a zip's member
MOST_FETCHED = 64_000_000  # bytes
MOST_UNPACKED = 512_000_000  # bytes

Check = Callable[[Path], object]


class Progress(Protocol):
    """Who wants to know how many bytes have come."""

    def expect(self, size: int) -> None:
        """The server says how large the file is."""

    def update(self, count: int) -> None:
        """So many bytes more."""


def fetch_changing(remote: Remote, url: str, folder: Path, progress: Progress, check: Check, **how: Any) -> None:
    """Put `remote` into `folder`, with a receipt beside it; `how` goes to pooch's downloader.

    `check` reads the file and raises Problem where it is not what it should be; then nothing is kept, and a file that
    was there before stays. Raises Problem, and what requests and the disk raise.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix="part-") as scratch:
        archive = _archive(url, Path(scratch), progress, how)
        fresh = Path(scratch) / remote.name
        _unpack(archive, remote.name, fresh)
        try:
            check(fresh)
        except Problem as problem:
            raise Problem(
                N_("What came from {url} is not the list of sentence pairs that it should be, so it was thrown away. "
                   "Please try again later."),
                url=url,
            ) from problem  # fmt: skip
        # Should the program end between these two lines, the old file is one that the new receipt does not know, and
        # is offered to be fetched again.
        receipt.write(folder / remote.name, fresh, url)
        os.replace(fresh, folder / remote.name)  # noqa: PTH105 - Path.replace is the same; this is known to be atomic


def _archive(url: str, scratch: Path, progress: Progress, how: dict[str, Any]) -> Path:
    import pooch

    def careful(response: Any, *_args: Any, **_kwargs: Any) -> None:
        """Called with every answer of a server, before a redirection is followed and before anything is read."""
        _encrypted(urljoin(response.url, response.headers.get("location", "")))
        length = response.headers.get("content-length", "")
        if length.isdecimal() and not response.is_redirect:
            _small(url, int(length))
            progress.expect(int(length))

    _encrypted(url)
    downloader = pooch.HTTPDownloader(
        progressbar=_Limited(url, progress), headers={"User-Agent": AGENT}, hooks={"response": careful}, **how
    )
    return Path(
        pooch.retrieve(
            url, known_hash=None, fname=urlsplit(url).path.rpartition("/")[2], path=scratch, downloader=downloader
        )
    )


def _unpack(archive: Path, name: str, fresh: Path) -> None:
    """Take one file out of a zip. Not by pooch.Unzip: that takes all whose names begin so, however large."""
    with file_problems(archive), ZipFile(archive) as zipped:
        if name not in zipped.namelist():
            raise Problem(
                N_("The archive {file} does not hold {missing}. Please fetch it again."),
                file=archive.name,
                missing=name,
            )
        about = zipped.getinfo(name)
        _small(name, about.file_size, MOST_UNPACKED)
        if about.flag_bits & ENCRYPTED:
            raise BadZipFile("a password is needed")
        fresh.write_bytes(zipped.read(about))


def _encrypted(url: str) -> None:
    if urlsplit(url).scheme not in SCHEMES:
        raise Problem(N_("The address {url} is not protected by https, so nothing was fetched from it."), url=url)


def _small(what: str, size: int, most: int = MOST_FETCHED) -> None:
    if size > most:
        raise Problem(
            N_("{file} is larger than {megabytes} MB, which cannot be right. Nothing was kept of it."),
            file=what, megabytes=most // 1_000_000,
        )  # fmt: skip


class _Limited:
    """What pooch takes for a progress bar; it ends a transfer that is longer than the server said, or said nothing."""

    total = 0  # pooch writes the server's figure here

    def __init__(self, url: str, progress: Progress) -> None:
        self._url, self._progress, self._done = url, progress, 0

    def update(self, count: int) -> None:
        self._done += count
        _small(self._url, self._done)
        self._progress.update(count)

    def reset(self) -> None:
        """Called at the end, before the whole size is counted once more."""
        self._done = 0

    def close(self) -> None:
        pass
