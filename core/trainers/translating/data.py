"""From pairs of sentences to numbers: tokens, two vocabularies of the training part, ids, planted links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from core.corpora.notes import TOO_LONG, Note, noted
from core.corpora.pair import Pair
from core.corpora.registry import load_pairs
from core.corpora.reversing import LONGEST, SHORTEST, words
from core.corpora.scenes import scene_world
from core.text.token_cache import tokenize_cached
from core.text.vocabulary import BOS_ID, EOS_ID, Vocabulary
from core.topics.translating import TranslationSettings
from core.trainers.translating.links import TEST, VALID, planted_links, reversed_links

SHOWN = 5  # validation sentences whose translation is kept after each epoch


@dataclass(frozen=True)
class Part:
    """N pairs: ids of the source, ids of the target between `<bos>` and `<eos>`, and the target's tokens."""

    sources: list[np.ndarray]
    targets: list[np.ndarray]
    words: list[list[str]]  # of the target, always from the first to the last
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
    shown: list[Pair]  # the first validation pairs as they are written, for people
    notes: tuple[Note, ...] = ()  # what had to be left out of real pairs


def prepare(config: TranslationSettings) -> Data:
    """The data of `config`. Runs that differ in the model alone, or in the seed, share one copy of it."""
    model_and_training = {
        name: field.get_default()
        for name, field in type(config).model_fields.items()
        if (field.json_schema_extra or {}).get("group") in ("model", "training") and name != "reverse_source"
    }
    return _prepared(config.model_copy(update=model_and_training))


@lru_cache(maxsize=4)
def _prepared(config: TranslationSettings) -> Data:
    parts, links, left_out = _pairs(config)
    tokens = [_tokens(part, config.cut_by) for part in parts]
    tokens[0] = [pair for pair in tokens[0] if max(map(len, pair)) <= config.max_length and all(pair)]
    source = Vocabulary.build((words for words, _ in tokens[0]), config.min_freq, config.max_vocabulary)
    target = Vocabulary.build((words for _, words in tokens[0]), config.min_freq, config.max_vocabulary, written=True)
    made = [_part(pairs, source, target) for pairs in tokens]
    made = [_turned(replace(part, links=found), *config.backwards) for part, found in zip(made, links, strict=True)]
    left_out += noted({TOO_LONG: len(parts[0]) - len(tokens[0])}, most=config.max_length)
    return Data(*made, source, target, parts[1][:SHOWN], left_out)


def _pairs(
    config: TranslationSettings,
) -> tuple[list[list[Pair]], list[list[np.ndarray] | None], tuple[Note, ...]]:
    """Training, validation and test; the planted links of the last two, where there are any; what was left out."""
    if config.real:
        splits = load_pairs(config.corpus, config.language, config.target)
        return [splits.train[: config.train_size], splits.valid, splits.test], [None, None, None], splits.notes
    if config.corpus == "reverse":
        sizes = {"train": config.train_size, "valid": VALID, "test": TEST}
        longest = min(config.max_length, LONGEST)
        parts = [words(part, size, SHORTEST, longest) for part, size in sizes.items()]
        pairs = [[Pair(word, word[::-1]) for word in part] for part in parts]
        return pairs, [None, *([reversed_links(len(word)) for word in part] for part in parts[1:])], ()
    parts = scene_world(config.language, config.target).splits(config.train_size, VALID, TEST, 0)
    pairs = [[Pair(pair.source.text, pair.target.text) for pair in part] for part in parts]
    if config.cut_by != (config.language, config.target):
        return pairs, [None, None, None], ()  # cut by the wrong rules, the words are not those that were linked
    return pairs, [None, *([planted_links(pair, *config.cut_by) for pair in part] for part in parts[1:])], ()


def _tokens(pairs: list[Pair], cut_by: tuple[str, str]) -> list[tuple[list[str], list[str]]]:
    sources = tokenize_cached([pair.source for pair in pairs], cut_by[0])
    targets = tokenize_cached([pair.target for pair in pairs], cut_by[1])
    return list(zip(sources, targets, strict=True))


def _part(pairs: list[tuple[list[str], list[str]]], source: Vocabulary, target: Vocabulary) -> Part:
    sources = [np.array(source.encode(words), dtype=np.int32) for words, _ in pairs]
    targets = [np.array([BOS_ID, *target.encode(words), EOS_ID], dtype=np.int32) for _, words in pairs]
    return Part(sources, targets, [words for _, words in pairs])


def _turned(part: Part, source: bool, target: bool) -> Part:
    """The part with one side read or written from the last token to the first; `words` stay as people read them."""
    sources = [ids[::-1] for ids in part.sources] if source else part.sources
    targets = [np.concatenate([ids[:1], ids[-2:0:-1], ids[-1:]]) for ids in part.targets] if target else part.targets
    links = part.links and [found[:: -1 if target else 1, :: -1 if source else 1] for found in part.links]
    return Part(sources, targets, part.words, links)
