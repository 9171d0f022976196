"""What is known about a corpus before a single sentence of it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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
    """One corpus: labelled sentences in some `languages`, or `pairs` (source, target) of languages, or both.

    `title` and `description` are English and keys of the translation catalogue. `local` are the file names that are
    looked for, as glob patterns, the best first; `local_of` narrows them down to a language that has files of its own.
    What has no `remote` cannot be fetched from here, but is put in place by hand. `weights_may_ship` says whether the
    licence allows a model that was trained on the corpus to be handed on. A corpus that is not `real` is built from
    rules and is always there.
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
    pairs: tuple[tuple[str, str], ...] = ()
    local_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def files(self, *languages: str) -> tuple[str, ...]:
        """The patterns to look for: of the first language that has files of its own, or of the whole corpus."""
        return next((self.local_of[language] for language in languages if language in self.local_of), self.local)
