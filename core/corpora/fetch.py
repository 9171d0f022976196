"""Fetching a corpus from the web, only when somebody asks for it.

A file gets its name after its checksum was found right, or, where nobody can know it, after a trial reading; until then
it has a name that nobody looks for.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from core.corpora import receipt
from core.corpora.changing import fetch_changing
from core.corpora.corpus import Corpus, Remote
from core.corpora.locate import fetched_folder
from core.problems import N_, Problem

CHUNK = 1 << 16  # bytes between two reports
PATIENCE = 30  # seconds without a single byte

OnProgress = Callable[[int, int], None]


def fetch(corpus: Corpus, on_progress: OnProgress | None = None, languages: tuple[str, ...] = ()) -> Path:
    """Fetch the files of `corpus` (of these `languages`) that are not there yet; returns the folder that holds them.

    `on_progress(done, total)` is called with bytes, over all files together; an exception that it raises ends the
    transfer and leaves nothing behind. Raises Problem without a network and on a server's refusal, a wrong checksum or
    a full disk.
    """
    remotes = corpus.remotes(*languages)
    if not remotes:
        raise Problem(N_("There is nothing to fetch for the corpus {corpus}."), corpus=corpus.id)
    folder = fetched_folder() / corpus.id
    progress = _Progress(sum(remote.size for remote in remotes), on_progress)
    # The first file is the one that is looked for. It comes last, so that what was interrupted is offered again.
    for remote in reversed(remotes):
        _fetch_file(corpus, remote, folder, progress)
        progress.file_done()
    return folder


def _fetch_file(corpus: Corpus, remote: Remote, folder: Path, progress: _Progress) -> None:
    """Try one address after the other; the last one's failure is the one that is reported."""
    from requests import RequestException

    for url in remote.urls:
        progress.start_file(remote.size)
        try:
            return (_retrieve_changing if remote.changes else _retrieve)(corpus, url, remote, folder, progress)
        except RequestException as error:
            problem = _server_problem(error, url)
        except OSError as error:  # the disk: another address would not help
            raise _disk_problem(error, remote, folder) from error
        except ValueError as error:  # pooch's word for a checksum that differs
            if "does not match the known hash" not in str(error):
                raise
            problem = Problem(
                N_("The file {file} arrived changed or damaged, so it was thrown away. Please try again later."),
                file=remote.name,
            )
    raise problem


def _retrieve_changing(corpus: Corpus, url: str, remote: Remote, folder: Path, progress: _Progress) -> None:
    import pooch

    if _is_first_download(folder / remote.name):
        return
    pooch.get_logger().setLevel("WARNING")
    check = import_module(f"core.corpora.{corpus.id}").check
    fetch_changing(remote, url, folder, progress, check, chunk_size=CHUNK, timeout=PATIENCE)


def _is_first_download(path: Path) -> bool:
    """Whether the file is there, and still what it was when it was fetched."""
    try:
        receipt.check(path)
    except Problem:
        return False
    return path.exists()


def _retrieve(_corpus: Corpus, url: str, remote: Remote, folder: Path, progress: _Progress) -> None:
    import pooch

    pooch.get_logger().setLevel("WARNING")
    downloader = pooch.HTTPDownloader(progressbar=progress, chunk_size=CHUNK, timeout=PATIENCE)
    pooch.retrieve(url, known_hash=remote.known_hash, fname=remote.name, path=folder, downloader=downloader)


def _server_problem(error: Exception, url: str) -> Problem:
    response = getattr(error, "response", None)
    if response is None:
        return Problem(N_("The address {url} cannot be reached. Please check the connection to the internet."), url=url)
    status = response.status_code
    if status in (404, 410):
        return Problem(
            N_("There is no file at {url} any more. Please fetch it by hand and put it into GLASSBOX_DATA."), url=url
        )
    return Problem(N_("The server refused {url} (status {status}). Please try again later."), url=url, status=status)


def _disk_problem(error: OSError, remote: Remote, folder: Path) -> Problem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(
            N_("The disk is full: {file} needs {megabytes} MB in {folder}. Please make room and try again."),
            file=remote.name,
            megabytes=-(-remote.size // 1_000_000),  # rounded up
            folder=str(folder),
        )
    reason = error.strerror or str(error)
    return Problem(
        N_("The file {file} cannot be written to {folder}: {reason}."),
        file=remote.name,
        folder=str(folder),
        reason=reason,
    )


class _Progress:
    """What pooch takes for a progress bar, counting bytes over all files of a corpus."""

    def __init__(self, whole: int, on_progress: OnProgress | None) -> None:
        self.total = 0  # pooch writes the server's figure here; that of a compressed transfer would be too small
        self._whole = whole
        self._before = 0
        self._size = 0
        self._in_file = 0
        self._on_progress = on_progress

    def start_file(self, size: int) -> None:
        self._size = size
        self._in_file = 0

    def expect(self, size: int) -> None:
        """The server knows better how large the file is."""
        self._whole += size - self._size
        self._size = size

    def update(self, count: int) -> None:
        self._in_file = min(self._in_file + count, self._size)  # pooch counts the last chunk as a full one
        self._report()

    def reset(self) -> None:
        """Called at the end of a file, before its size is counted once more; the cap above makes that harmless."""

    def close(self) -> None:
        pass

    def file_done(self) -> None:
        self._before += self._size
        self._in_file = 0
        self._report()

    def _report(self) -> None:
        if self._on_progress:
            self._on_progress(self._before + self._in_file, self._whole)


def fetch_by_id(corpus_id: str, languages: tuple[str, ...] = (), on_progress: OnProgress | None = None) -> None:
    """`fetch` for a worker: by the corpus's id, with progress that travels."""
    from core.corpora.registry import CORPORA

    fetch(CORPORA[corpus_id], on_progress, tuple(languages))
