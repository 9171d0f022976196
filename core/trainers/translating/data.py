"""From pairs of sentences to numbers: tokens, two vocabularies of the training part, ids, planted links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.corpora.pair import Pair
from core.corpora.registry import load_pairs
from core.corpora.scenes import PlantedPair, scene_world
from core.corpora.scenes.alignment import alignment, parts_of
from core.text.token_cache import tokenize_cached
from core.text.tokenizers import tokenize
from core.text.vocabulary import BOS_ID, EOS_ID, Vocabulary
from core.topics.translating import TranslationSettings

TARGET = "en"
SMALL_WORLD_VALID, SMALL_WORLD_TEST = 500, 1000


@dataclass(frozen=True)
class Part:
    """N pairs: ids of the source, ids of the target between `<bos>` and `<eos>`, and the target's tokens."""

    sources: list[np.ndarray]
    targets: list[np.ndarray]
    words: list[list[str]]  # of the target
    links: list[np.ndarray] | None = None  # (T, S) bool each, where they were planted

    @property
    def lengths(self) -> np.ndarray:
        """(N,) source tokens in each pair."""
        return np.array([len(ids) for ids in self.sources])

    def first(self, count: int) -> Part:
        """The first `count` pairs."""
        links = None if self.links is None else self.links[:count]
        return Part(self.sources[:count], self.targets[:count], self.words[:count], links)


@dataclass(frozen=True)
class Data:
    """Everything that a run reads; the vocabularies know the training part alone (erratum E31)."""

    train: Part
    valid: Part
    test: Part
    source: Vocabulary
    target: Vocabulary


def prepare(config: TranslationSettings) -> Data:
    """The data of `config`. Runs that differ in the model alone, or in the seed, share one copy of it."""
    return _prepared(
        config.corpus, config.language, config.train_size, config.max_length, config.min_freq, config.max_vocabulary,
        config.reverse_source,
    )  # fmt: skip


@lru_cache(maxsize=4)
def _prepared(
    corpus: str, language: str, train_size: int, max_length: int, min_freq: int, max_vocabulary: int, backwards: bool
) -> Data:
    parts, links = _planted(language, train_size) if corpus == "small_world" else _real(corpus, language, train_size)
    tokens = [_tokens(part, language) for part in parts]
    tokens[0] = [pair for pair in tokens[0] if max(map(len, pair)) <= max_length and all(pair)]
    source = Vocabulary.build((words for words, _ in tokens[0]), min_freq, max_vocabulary)
    target = Vocabulary.build((words for _, words in tokens[0]), min_freq, max_vocabulary, written=True)
    made = [_part(pairs, source, target, backwards) for pairs in tokens]
    return Data(*(_linked(part, found, backwards) for part, found in zip(made, links, strict=True)), source, target)


def _planted(language: str, train_size: int) -> tuple[list[list[Pair]], list[list[np.ndarray] | None]]:
    """Scenes told in two languages; the links are worked out where they are measured."""
    parts = scene_world(language).splits(train_size, SMALL_WORLD_VALID, SMALL_WORLD_TEST, 0)
    pairs = [[Pair(pair.source.text, pair.target.text) for pair in part] for part in parts]
    return pairs, [None, *([planted_links(pair, language) for pair in part] for part in parts[1:])]


def planted_links(pair: PlantedPair, language: str) -> np.ndarray:
    """(T, S) bool: which tokens of target and source say the same."""
    source = parts_of(pair.source, tokenize(pair.source.text, language))
    return alignment(parts_of(pair.target, tokenize(pair.target.text, TARGET)), source)


def _real(corpus: str, language: str, train_size: int) -> tuple[list[list[Pair]], list[None]]:
    splits = load_pairs(corpus, language, TARGET)
    return [splits.train[:train_size], splits.valid, splits.test], [None, None, None]


def _tokens(pairs: list[Pair], language: str) -> list[tuple[list[str], list[str]]]:
    sources = tokenize_cached([pair.source for pair in pairs], language)
    targets = tokenize_cached([pair.target for pair in pairs], TARGET)
    return list(zip(sources, targets, strict=True))


def _part(pairs: list[tuple[list[str], list[str]]], source: Vocabulary, target: Vocabulary, backwards: bool) -> Part:
    sources = [np.array(source.encode(words), dtype=np.int32) for words, _ in pairs]
    targets = [np.array([BOS_ID, *target.encode(words), EOS_ID], dtype=np.int32) for _, words in pairs]
    return Part([ids[::-1] for ids in sources] if backwards else sources, targets, [words for _, words in pairs])


def _linked(part: Part, links: list[np.ndarray] | None, backwards: bool) -> Part:
    turned = [found[:, ::-1] for found in links] if links and backwards else links
    return Part(part.sources, part.targets, part.words, turned)
