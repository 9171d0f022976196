"""Looks over the program's shoulder while it reads something hostile: what it writes, starts, asks for or runs.

Python tells an audit hook of every file that is opened, every process and every connection, also from libraries.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_PLACES = {"os.mkdir", "os.remove", "os.rmdir", "os.rename", "os.link", "os.symlink", "os.chmod", "shutil.rmtree"}
_NEVER = {
    "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.posix_spawn", "socket.connect", "socket.bind",
    "pickle.find_class", "ctypes.dlopen", "urllib.Request", "webbrowser.open",
}  # fmt: skip

_watched: list[tuple[Path, list[str]]] = []


def _hook(event: str, arguments: tuple) -> None:
    if not _watched:
        return
    home, seen = _watched[-1]
    if event in _NEVER or (event == "exec" and arguments[0].co_filename.startswith("<")):
        seen.append(f"{event} {str(arguments)[:200]}")
    elif event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES:
        _note(home, seen, event, arguments[:1])
    elif event in _PLACES:
        _note(home, seen, event, arguments)


def _note(home: Path, seen: list[str], event: str, arguments: tuple) -> None:
    for path in (one for one in arguments if isinstance(one, str | bytes | os.PathLike)):
        place = Path(os.path.realpath(os.fsdecode(path)))
        if home not in place.parents and place.parent.name != "__pycache__":
            seen.append(f"{event} {os.fsdecode(path)[:200]}")


sys.addaudithook(_hook)


@contextmanager
def watched(home: Path) -> Iterator[None]:
    """Fail where anything inside writes outside `home`, starts a process, opens a connection, unpickles or runs code.

    Code that comes from a file of its own is an import, and may be kept compiled.
    """
    seen: list[str] = []
    _watched.append((Path(os.path.realpath(home)), seen))
    try:
        yield
    finally:
        _watched.pop()
    if seen:
        raise AssertionError(f"{len(seen)} things were seen: {seen[:5]}")
