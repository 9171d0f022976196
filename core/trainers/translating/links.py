"""The planted truth: which written word says the same as which word of the source."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from core.corpora.scenes import PlantedPair, scene_world
from core.corpora.scenes.alignment import alignment, parts_of
from core.text.tokenizers import tokenize
from core.topics.translating import TranslationSettings

VALID, TEST = 500, 1000  # pairs of the corpora that are made here


def planted_links(pair: PlantedPair, source: str, target: str) -> np.ndarray:
    """(T, S) bool: which tokens of target and source say the same part of the scene."""
    return alignment(
        parts_of(pair.target, tokenize(pair.target.text, target)),
        parts_of(pair.source, tokenize(pair.source.text, source)),
    )


def reversed_links(length: int) -> np.ndarray:
    """(T, S) bool of a word that is written backwards: the last letter comes first."""
    return np.eye(length, dtype=bool)[::-1]


def truth_of(config: TranslationSettings, text: str, tokens: int) -> np.ndarray | None:
    """The planted links (T, S) of a typed text of S `tokens`; None where nobody planted any."""
    if config.corpus == "reverse":
        return reversed_links(tokens)
    if not config.planted or config.cut_by != (config.language, config.target):
        return None
    return _told(config.language, config.target).get(text)


@lru_cache(maxsize=4)
def _told(source: str, target: str) -> dict[str, np.ndarray]:
    """Links of the sentences that pages offer: the examples, and those kept for validation and test."""
    world = scene_world(source, target)
    parts = world.splits(0, VALID, TEST, 0)
    return {pair.source.text: planted_links(pair, source, target) for pair in (*world.examples, *parts[1], *parts[2])}
