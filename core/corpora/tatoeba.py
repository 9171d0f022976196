"""Short everyday sentences that volunteers translated: pairs of the Tatoeba project, https://tatoeba.org.

The files of https://www.manythings.org/anki/: one pair a line, tabs between English, the other language and, in newer
files, the attribution. They are sorted by length, and many English sentences stand there with several translations.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from core.corpora.notes import noted
from core.corpora.pair import (
    EMPTY_SIDE,
    REPEATED_PAIR,
    SHARED_PAIR,
    Pair,
    PairSplits,
    cleaned,
    complete,
    distinct_pairs,
    without_sides,
)
from core.corpora.reading import read_text, wrong_row
from core.corpora.splitting import shuffled
from core.problems import N_, Problem

FILES = {"de": "deu.txt", "ko": "kor.txt"}
"""Language beside English -> name of its file."""

LEAST_PAIRS, MOST_PAIRS = 1_000, 2_000_000
"""What a file that was just fetched may hold; the Korean one has had 3,798 pairs, the German one 166,528."""

CHECKED = 2_000  # pairs for each of validation and test
CHECKED_SHARE = 0.1  # at most, for a small file

_WORD = re.compile(r"\w+")


def read(path: Path, *, source: str = "de", target: str = "en", seed: int = 0) -> PairSplits:
    """Read the file of two languages, one of them English; `path` is that file, or its folder.

    The English sentence alone decides the part that a pair belongs to, so all its translations stay together and the
    parts do not depend on `seed`, which shuffles them. A pair whose other side also stands in a later part, as the
    translation of another English sentence, is left out. Raises Problem for other languages and damaged files.
    """
    english_first = source == "en"
    other = target if english_first else source
    if other not in FILES or "en" not in (source, target):
        raise Problem(N_("There are no pairs of the languages {source} and {target}."), source=source, target=target)
    rows = _rows(path / FILES[other] if path.is_dir() else path)
    filled = complete(rows)
    unique = distinct_pairs(filled)
    train, valid, test = _parts(unique)
    valid_kept = without_sides(valid, test)
    train_kept = without_sides(train, valid_kept, test)
    shared = len(unique) - len(train_kept) - len(valid_kept) - len(test)
    notes = {EMPTY_SIDE: len(rows) - len(filled), REPEATED_PAIR: len(filled) - len(unique), SHARED_PAIR: shared}
    parts = [shuffled(part, seed) for part in (train_kept, valid_kept, test)]
    if not english_first:
        parts = [[Pair(pair.target, pair.source) for pair in part] for part in parts]
    return PairSplits(*parts, noted(notes))


def check(path: Path) -> None:
    """Raise Problem where a file is not one of these at all, or holds far too few or too many pairs."""
    count = len(complete(_rows(path)))
    if not LEAST_PAIRS <= count <= MOST_PAIRS:
        raise Problem(N_("The file {file} holds {count} pairs, which cannot be right."), file=path.name, count=count)


def _rows(path: Path) -> list[Pair]:
    """The pairs of a file, English first."""
    lines = read_text(path).removesuffix("\n").split("\n")
    return [_row(path.name, number, line) for number, line in enumerate(lines, start=1)]


def _row(file: str, number: int, line: str) -> Pair:
    columns = line.rstrip("\r").split("\t")
    if len(columns) not in (2, 3):
        wrong_row(file, number, "English, translation")
    return Pair(cleaned(columns[0]), cleaned(columns[1]))


def _parts(pairs: list[Pair]) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """Training, validation and test: about 2,000 pairs for each of the last two, fewer of a small file."""
    share = min(CHECKED / len(pairs), CHECKED_SHARE) if pairs else 0.0
    parts: tuple[list[Pair], ...] = ([], [], [])
    for pair in pairs:
        place = _place(pair.source)
        parts[2 if place < share else 1 if place < 2 * share else 0].append(pair)
    return parts


def _place(english: str) -> float:
    """A number in [0, 1) that is the same for sentences which differ in punctuation and case alone."""
    words = " ".join(_WORD.findall(english.lower()))
    return int.from_bytes(sha256(words.encode("utf-8")).digest()[:8], "big") / 2**64
