"""What is known about a corpus before a single sentence of it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Remote:
    """A file on the web: what it is called here, where it can be had, and how to know that it is the right one.

    `urls` are tried in turn, the publisher's own first. `known_hash` is "<algorithm>:<hex digest>"; `size` is in bytes.
    """

    name: str
    urls: tuple[str, ...]
    known_hash: str
    size: int


@dataclass(frozen=True)
class Corpus:
    """One corpus of labelled sentences.

    `title` and `description` are English and keys of the translation catalogue. `local` are the file names that are
    looked for, as glob patterns, the best first. `weights_may_ship` says whether the licence allows a model that was
    trained on the corpus to be handed on. A corpus that is not `real` is built from rules and is always there.
    """

    id: str
    languages: tuple[str, ...]
    title: str
    description: str
    licence: str
    weights_may_ship: bool
    homepage: str
    local: tuple[str, ...] = ()
    remote: tuple[Remote, ...] = ()
    real: bool = True
