"""What comes back when a translating model is asked about a sentence, or about what it has learned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np


class Translation(NamedTuple):
    """One sentence of S source tokens, written anew in T target tokens (the last one is `<eos>`, if it was written)."""

    text: str
    source_tokens: list[str]
    source_known: list[bool]  # (S,) whether the token is in the vocabulary
    translation: str
    target_tokens: list[str]
    probability: list[float]  # (T,) of the token that was written
    attention: np.ndarray | None  # (T, S), rows sum to 1
    truth: np.ndarray | None  # (T, S) bool, the planted links, where the sentence is known
    error_rate: float | None  # alignment error rate against `truth`
    finished: bool  # whether `<eos>` came within the limit
    notes: tuple[tuple[str, dict], ...]  # what was done to the text, as catalogue keys with values


@dataclass(frozen=True)
class WordStep:
    """How one target word came about: scores -> distribution -> weighted sum -> output."""

    source_tokens: list[str]
    target_token: str
    scores: np.ndarray  # (S,)
    weights: np.ndarray  # (S,) what was used: the softmax, or what a student put there
    context: np.ndarray  # (H,)
    state: np.ndarray  # (H,)
    candidates: list[str]  # the likeliest words
    probabilities: np.ndarray  # (K,)


@dataclass(frozen=True)
class Occlusion:
    """Attention beside occlusion: what happens to each written word when one source token is hidden."""

    source_tokens: list[str]
    target_tokens: list[str]
    attention: np.ndarray  # (T, S)
    drop: np.ndarray  # (T, S) fall of log P(target token) when the source token becomes `<unk>`
    agreement: float  # Spearman's rank correlation between the two, mean over target tokens


@dataclass(frozen=True)
class Decoding:
    """A translation in mid-sentence: what was read, what was handed over, what may come next.

    `units` (U,) are the units of the states that move most; only these are in the arrays of states.
    """

    text: str
    source_tokens: list[str]  # S, in the order in which they were read
    source_known: list[bool]  # (S,)
    written: list[str]  # t tokens so far
    probability: list[float]  # (t,) of each when it was written
    candidates: list[str]  # the K likeliest next tokens; none behind `<eos>`
    probabilities: np.ndarray  # (K,)
    units: np.ndarray  # (U,)
    encoder_states: np.ndarray  # (S, U)
    handed_over: np.ndarray  # (U,) the decoder's first state: without attention all that it knows of the source
    decoder_states: np.ndarray  # (t + 1, U), behind `<bos>` and each written token
    rest: list[str]  # how the likeliest tokens would go on from here
    notes: tuple[tuple[str, dict], ...]


@dataclass(frozen=True)
class BeamTree:
    """Every beginning that beam search kept: N nodes, the root first; `parent` is the number of a node, −1 for none."""

    step: list[int]  # (N,) tokens written
    place: list[int]  # (N,) in the beam, 0 for the best
    parent: list[int]
    token: list[str]
    log_probability: np.ndarray  # (N,) of the whole beginning
    score: np.ndarray  # (N,) with the length penalty
    best: list[int]  # the nodes of the best sentence, from the root on
    beam_text: str
    beam_log_probability: float
    greedy_text: str
    greedy_log_probability: float


@dataclass(frozen=True)
class ByLength:
    """How well words of L lengths are written backwards; `words` of each length, none of them trained on."""

    lengths: np.ndarray  # (L,)
    token: np.ndarray  # (L,) share of letters at their place
    exact: np.ndarray  # (L,) share of words right in every letter
    looked: np.ndarray | None  # (L,) share of letters whose largest weight lies on the right letter
    trained_to: int  # longest word of training
    words: int


@dataclass(frozen=True)
class ByPosition:
    """Share of right tokens at each of T places of the target, on validation sentences."""

    forced: np.ndarray  # (T,) with the true tokens before
    free: np.ndarray  # (T,) with the model's own tokens before
    count: np.ndarray  # (T,) sentences that are so long


@dataclass(frozen=True)
class Samples:
    """The same N validation sentences, translated after each of E epochs."""

    steps: list[int]  # (E,)
    sources: list[str]
    truths: list[str]
    written: list[list[str]]  # (E, N)


@dataclass(frozen=True)
class UnknownWords:
    """What can be done about the U words of a sentence that the vocabulary lacks."""

    tokens: list[str]
    starts: list[int]  # (U,) where each stands in the text, in characters
    near: list[list[str]]  # known words that are spelt alike
    copied: str  # the translation, each `<unk>` replaced by the source word that was looked at most
    copies: int  # how many were replaced
