"""Remembering the words of a whole corpus on disk: cutting 25,000 long reviews takes longer than reading them back.

A stored corpus is a UTF-8 file, one text per line and tabs between words: it can be read by eye and never runs code.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from core.corpora.locate import cache_folder
from core.text.tokenizers import tokenize_all, version


def tokenize_cached(texts: Sequence[str], language: str) -> list[list[str]]:
    """The same as `tokenize_all`, from the cache folder when these very texts were cut before by the same tokenizer."""
    path = cache_folder() / "tokens" / f"{_key(texts, language)}.txt"
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
        if len(lines) == len(texts):
            return [line.split("\t") if line else [] for line in lines]
    except (OSError, UnicodeDecodeError):
        pass  # not stored yet, or damaged: cut again
    words = tokenize_all(texts, language)
    _store(path, words)
    return words


def _key(texts: Sequence[str], language: str) -> str:
    digest = sha256(f"{language} {version(language)}".encode())
    for text in texts:
        raw = text.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(raw) + raw)  # with lengths, so that ["ab"] and ["a", "b"] differ
    return digest.hexdigest()[:32]


def _store(path: Path, words: list[list[str]]) -> None:
    """Write under another name and rename, so that a half-written file is never read. Failing to store is no harm."""
    stored = "\n".join("\t".join(line) for line in words)
    if stored.count("\n") + 1 != len(words) or stored.count("\t") != sum(max(len(line) - 1, 0) for line in words):
        return  # a word with a tab or a line end in it would come back as two
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(stored.encode("utf-8"))
        part.replace(path)
    except (OSError, UnicodeEncodeError):
        with suppress(OSError):
            part.unlink(missing_ok=True)
