"""From sentences to numbers: tokens, a vocabulary of the training part, ids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from core.corpora import own
from core.corpora.example import Example
from core.corpora.notes import UNTOKENIZED, Note, noted
from core.corpora.registry import load
from core.text.token_cache import tokenize_cached
from core.text.vocabulary import Vocabulary
from core.topics.sentiment import Config

SMALL_WORLD_VALID, SMALL_WORLD_TEST = 500, 1000


@dataclass(frozen=True)
class Part:
    """N texts as id arrays, and their classes."""

    texts: list[np.ndarray]
    labels: np.ndarray  # (N,) float32, 0 or 1

    @property
    def lengths(self) -> np.ndarray:
        """(N,) tokens in each text."""
        return np.array([len(text) for text in self.texts])


@dataclass(frozen=True)
class Data:
    """Everything that a run reads: the three parts and the vocabulary built on the first alone (erratum E31)."""

    train: Part
    valid: Part
    test: Part
    vocabulary: Vocabulary
    notes: tuple[Note, ...] = ()  # what had to be left out of real texts


def prepare(config: Config) -> Data:
    """The data of `config`. Runs that differ in the model alone, or in the seed, share one copy of it."""
    data = _prepared(
        config.corpus, config.table, config.language, config.train_size, config.max_length, config.min_freq,
        config.max_vocabulary,
    )  # fmt: skip
    if config.corpus == "own":  # the same texts may have been brought once more, from a file with other faults
        return replace(data, notes=own.kept(config.table).notes + data.notes)
    return data


@lru_cache(maxsize=4)
def _prepared(
    corpus: str, table: str, language: str, train_size: int, max_length: int, min_freq: int, max_vocabulary: int
) -> Data:
    sizes = (train_size, SMALL_WORLD_VALID, SMALL_WORLD_TEST) if corpus == "small_world" else None
    splits = load(corpus, language, sizes=sizes, table=table)
    examples = (splits.train[:train_size], splits.valid, splits.test)
    tokens = [tokenize_cached([example.text for example in part], language) for part in examples]
    vocabulary = Vocabulary.build(tokens[0], min_freq=min_freq, max_size=max_vocabulary)
    parts = [
        _part(part, words, vocabulary, max_length) for part, words in zip(examples, tokens, strict=True)
    ]  # fmt: skip
    lost = sum(map(len, examples)) - sum(len(part.texts) for part in parts)
    read = () if corpus == "own" else splits.notes
    return Data(*parts, vocabulary, read + noted({UNTOKENIZED: lost}))


def _part(examples: list[Example], tokens: list[list[str]], vocabulary: Vocabulary, max_length: int) -> Part:
    kept = [(words[-max_length:], example.label) for words, example in zip(tokens, examples, strict=True) if words]
    texts = [np.array(vocabulary.encode(words), dtype=np.int32) for words, _ in kept]
    return Part(texts, np.array([label for _, label in kept], dtype=np.float32))
