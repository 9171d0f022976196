"""What is known about a corpus before a single sentence of it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Remote:
    """A file on the web: what it is called here, where it can be had, and how to know that it is the right one.

    `urls` are tried in turn, the publisher's own first. `known_hash` is "<algorithm>:<hex digest>"; `size` is in bytes.
    A file that its publisher replaces from time to time has no hash that stays true: `known_hash` is empty, `size` only
    about right, and it comes as a zip of which the one file `name` is kept. `language` names the language beside
    English where each has a file of its own.
    """

    name: str
    urls: tuple[str, ...]
    known_hash: str
    size: int
    language: str = ""

    @property
    def changes(self) -> bool:
        """Whether its publisher replaces it, so that nobody can know its checksum beforehand."""
        return not self.known_hash


@dataclass(frozen=True)
class Corpus:
    """One corpus: labelled sentences in some `languages`, or `pairs` (source, target) of languages, or both.

    `title` and `description` are English and keys of the translation catalogue. `local` are the file names that are
    looked for, as glob patterns, the best first; `local_of` narrows them down to a language that has files of its own,
    `beside` are those that are read together with the one that was found. `weights_may_ship` says whether the licence
    allows a model that was trained on the corpus to be handed on. A corpus that is not `real` is built from
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
    beside: tuple[str, ...] = ()
    remote: tuple[Remote, ...] = ()
    real: bool = True
    pairs: tuple[tuple[str, str], ...] = ()
    local_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def files(self, *languages: str) -> tuple[str, ...]:
        """The patterns to look for: of the first language that has files of its own, or of the whole corpus."""
        return next((self.local_of[language] for language in languages if language in self.local_of), self.local)

    def remotes(self, *languages: str) -> tuple[Remote, ...]:
        """What can be fetched: of these languages where they have files of their own, or all."""
        of_language = tuple(remote for remote in self.remote if remote.language in languages)
        return of_language or self.remote
