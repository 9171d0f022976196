"""What is written down beside a fetched file that nobody knows a checksum of: when it came, and what it was then.

Trust on first use: the first download is believed, and from then on the file must stay what it was.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path

from core.problems import N_, Problem
from core.strict_json import from_json


@dataclass(frozen=True)
class Receipt:
    """Where a file came from, its checksum and size in bytes, and the day (UTC, ISO 8601).

    `before` is the day on which another file was fetched from there last; empty where there was none.
    """

    url: str
    sha256: str
    size: int
    fetched: str
    before: str = ""


def write(path: Path, fresh: Path, url: str) -> None:
    """Write the receipt of the file at `path`, which lies at `fresh` for now."""
    old, sha256 = read(path), _digest(fresh)
    before = "" if old is None else old.before if old.sha256 == sha256 else old.fetched
    receipt = Receipt(url, sha256, fresh.stat().st_size, f"{datetime.now(UTC):%Y-%m-%d}", before)
    place(path).write_text(json.dumps(asdict(receipt), indent=1), encoding="utf-8")


def read(path: Path) -> Receipt | None:
    """The receipt of the file at `path`; None where there is none that can be read."""
    try:
        return Receipt(**from_json(place(path).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def check(path: Path) -> None:
    """Raise Problem when the file at `path` has a receipt and is not the file that the receipt is of."""
    if not (path.exists() and place(path).exists()):
        return
    receipt, about = read(path), path.stat()
    if receipt is None or _known_digest(path, about.st_mtime_ns, about.st_size) != receipt.sha256:
        raise Problem(
            N_("The file {file} is not the one that was fetched: its checksum differs. Please fetch it again."),
            file=path.name,
        )


def place(path: Path) -> Path:
    """Where the receipt of a file lies."""
    return path.with_name(f"{path.name}.receipt.json")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


@lru_cache(maxsize=8)
def _known_digest(path: Path, _changed: int, _size: int) -> str:
    return _digest(path)
