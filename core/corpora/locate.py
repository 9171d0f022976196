"""Where files are looked for: the folder of the reader's own data first, then what was fetched before."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

DATA = "GLASSBOX_DATA"
HOME = "GLASSBOX_HOME"
VECTORS = ("glove.6B.*.txt", "glove/*.txt")  # what a file of word vectors is called


def cache_folder() -> Path:
    """The folder for everything that can be made or fetched again. It need not exist yet."""
    if home := os.environ.get(HOME):
        return Path(home).expanduser() / "cache"
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("glassbox-nlp"))


def fetched_folder() -> Path:
    """The folder that fetched corpora lie in, each in a subfolder of its own."""
    return cache_folder() / "corpora"


def data_folders() -> tuple[Path, ...]:
    """Every folder that is searched, in order: the one named by GLASSBOX_DATA, then the fetched files."""
    own = os.environ.get(DATA)
    return (*((Path(own).expanduser(),) if own else ()), fetched_folder())


def find(patterns: Iterable[str]) -> Path | None:
    """The first file or folder that fits one of `patterns` (globs), or None.

    Publishers pack the same file with and without a folder around it, so each pattern is tried in the folder itself
    and one level below. Several matches of one pattern are taken in the order of their names.
    """
    patterns = tuple(patterns)
    for folder in data_folders():
        for pattern in patterns:
            for place in (pattern, f"*/{pattern}"):
                if matches := sorted(folder.glob(place)):
                    return matches[0]
    return None
