"""From planted spans to the alignment of tokens, and how far an attention map is from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from core.corpora.scenes.sentence import Sentence

Parts = Sequence[frozenset[str]]


class Placed(Protocol):
    """A token of any tokenizer: it stands at `text[start:end]`."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def parts_of(sentence: Sentence, tokens: Sequence[Placed]) -> list[frozenset[str]]:
    """The parts of the scene that each token says: those of all spans that it overlaps."""
    return [
        frozenset(
            part for span in sentence.spans if span.start < token.end and token.start < span.end for part in span.part
        )
        for token in tokens
    ]


def alignment(target_parts: Parts, source_parts: Parts) -> np.ndarray:
    """True where a target token and a source token say the same part: bool (target tokens T, source tokens S)."""
    links = [[not target.isdisjoint(source) for source in source_parts] for target in target_parts]
    return np.array(links, dtype=bool).reshape(len(target_parts), len(source_parts))


def error_rate(attention: np.ndarray, truth: np.ndarray) -> float:
    """Alignment error rate of an attention map (T, S) against the planted alignment (T, S): 0 is best, 1 worst.

    AER = 1 − (|A ∩ S| + |A ∩ P|) / (|A| + |S|), by Och and Ney: A Systematic Comparison of Various Statistical
    Alignment Models, Computational Linguistics 29(1), 2003. Here the possible links P are all true ones, the sure links
    S those of target tokens that have exactly one, and the model's links A join each target token with the source token
    it attends to most. Target tokens without a true link, such as the article of a place when the source is Korean, are
    left out. NaN if that leaves none. ValueError if the shapes differ.
    """
    if attention.shape != truth.shape:
        raise ValueError(f"attention {attention.shape} and truth {truth.shape} must have the same shape")
    linked = truth.any(axis=1)
    if not linked.any():
        return float("nan")
    possible = truth[linked]
    hits = possible[np.arange(len(possible)), attention[linked].argmax(axis=1)]
    sure = possible.sum(axis=1) == 1
    return float(1 - ((hits & sure).sum() + hits.sum()) / (len(hits) + sure.sum()))
