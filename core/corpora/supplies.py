"""What another machine needs from this one: which files those are, and putting down what arrives.

Workers on other machines share no disk with the server. What a student brought, what was fetched and what lies under
`GLASSBOX_DATA` is there alone, so it is sent after them when a task lacks it (`core.problems.Absent`). Everything
lands in the worker's cache folder, where it is looked for anyway, and can be deleted at any time.
"""

from __future__ import annotations

import os
import tarfile
from pathlib import Path, PurePosixPath

from core.corpora import receipt
from core.corpora.locate import VECTORS, cache_folder, fetched_folder, find
from core.corpora.own.storing import ID, NOTES, place
from core.corpora.registry import CORPORA, available
from core.problems import N_, Problem

TABLES = ("own", "own_numbers")


def files_for(lacks: tuple[str, ...]) -> dict[str, Path]:
    """Path below the cache folder -> file of this machine; the one that is looked for comes last. Empty: not here.

    `lacks` is ("corpus", id, language …), ("own" or "own_numbers", id of the table) or ("glove",).
    """
    kind, *what = lacks
    if kind == "corpus":
        return _corpus(*what)
    if kind == "glove":
        vectors = find(VECTORS)
        return {f"corpora/glove/{vectors.name}": vectors} if vectors else {}
    if kind in TABLES and ID.fullmatch(what[0]):
        table = place(what[0], kind)
        found = [path for path in (table.with_suffix(NOTES), table) if table.is_file() and path.is_file()]
        return {f"{kind}/{path.name}": path for path in found}
    return {}


def put(name: str, transfer: str, start: int, data: bytes, last: bool) -> None:
    """Write a piece of the file `name` (below the cache folder); after its last piece it gets its name.

    `transfer` is a word of its own for each sending, because two workers may share this folder. Raises Problem where
    the disk refuses.
    """
    path = cache_folder() / _checked(name)
    part = path.with_name(f"{path.name}.{_checked(transfer)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("r+b" if start else "wb") as file:
            file.seek(start)
            file.write(data)
        if last:
            os.replace(part, path)  # noqa: PTH105 - Path.replace is the same; this is the name known to be atomic
    except OSError as error:
        raise Problem(
            N_("The file {file} cannot be written to {folder}: {reason}."),
            file=path.name, folder=str(path.parent), reason=error.strerror or str(error),
        ) from error  # fmt: skip


def _corpus(corpus_id: str, *languages: str) -> dict[str, Path]:
    corpus, found = CORPORA[corpus_id], available(corpus_id, *languages)
    if found is None:
        return {}
    found = _packed(corpus_id, found) if found.is_dir() else found
    beside = [path for pattern in corpus.beside for path in sorted(found.parent.glob(pattern)) if path != found]
    files = [*(path for path in beside if path.is_file()), found]
    notes = [note for path in files if (note := receipt.place(path)).is_file()]
    return {f"corpora/{corpus_id}/{path.name}": path for path in (*notes, *files)}


def _packed(corpus_id: str, folder: Path) -> Path:
    """The unpacked archive that `folder` is a part of (`aclImdb/train`) as one file; its reader reads that as well."""
    whole = folder.parent
    archive = fetched_folder() / corpus_id / f"{whole.name}.tar.gz"
    if not archive.exists():
        archive.parent.mkdir(parents=True, exist_ok=True)
        part = archive.with_suffix(f".{os.getpid()}.part")
        with tarfile.open(part, "w:gz", compresslevel=1) as packed:
            packed.add(whole, arcname=whole.name)
        part.replace(archive)
    return archive


def _checked(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or not path.parts or ".." in path.parts or "\\" in name or ":" in name:
        raise ValueError(f"{name!r} leaves the folder")
    return path
