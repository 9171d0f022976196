"""Captions of photographs in English with translations: Multi30K of Elliott et al. (2016), task 1.

"Multi30K: Multilingual English-German Image Descriptions", https://github.com/multi30k/dataset. One file a language and
part, in which the same line numbers belong together, as published (`train.de.gz`) or unpacked (`train.de`).
"""

from __future__ import annotations

from html import unescape
from pathlib import Path

from core.corpora.notes import noted
from core.corpora.pair import (
    EMPTY_SIDE,
    REPEATED_PAIR,
    SHARED_PAIR,
    UNPAIRED,
    Pair,
    PairSplits,
    cleaned,
    complete,
    distinct_pairs,
    without_sides,
)
from core.corpora.reading import read_text
from core.corpora.splitting import shuffled

PARTS = ("train", "val", "test_2016_flickr")


def read(path: Path, *, source: str = "de", target: str = "en", seed: int = 0) -> PairSplits:
    """Read the three parts; `path` is one of the files, or their folder.

    The parts are the publisher's own; training is shuffled by `seed` and gives up what is in it twice, and what the
    other parts have too. Lines without a partner and empty sentences are skipped and counted. Raises Problem when one
    of the six files is missing or damaged.
    """
    folder = path if path.is_dir() else path.parent
    parts, unpaired, empty = [], 0, 0
    for part in PARTS:
        pairs, surplus = _aligned(_lines(folder, part, source), _lines(folder, part, target))
        parts.append(complete(pairs))
        unpaired += surplus
        empty += len(pairs) - len(parts[-1])
    learned_from, valid, test = parts
    unique = distinct_pairs(learned_from)
    train = without_sides(unique, valid, test)
    notes = {UNPAIRED: unpaired, EMPTY_SIDE: empty, REPEATED_PAIR: len(learned_from) - len(unique)}
    return PairSplits(shuffled(train, seed), valid, test, noted(notes | {SHARED_PAIR: len(unique) - len(train)}))


def _lines(folder: Path, part: str, language: str) -> list[str]:
    """The lines of one file, the published one where both forms are there."""
    unpacked = folder / f"{part}.{language}"
    published = folder / f"{unpacked.name}.gz"
    # Not str.splitlines: it would also end a line at characters that may stand inside a sentence.
    text = read_text(unpacked if unpacked.exists() and not published.exists() else published)
    return text.removesuffix("\n").split("\n")


def _aligned(sources: list[str], targets: list[str]) -> tuple[list[Pair], int]:
    """Pairs of the lines with the same number, and how many lines of the longer file have no partner."""
    # A few captions were published with the &amp; of the web page that they were written on.
    both = zip(map(unescape, sources), map(unescape, targets), strict=False)
    return [Pair(cleaned(one), cleaned(other)) for one, other in both], abs(len(sources) - len(targets))
