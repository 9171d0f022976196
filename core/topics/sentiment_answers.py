"""What comes back when a sentiment model is asked about a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np


class Prediction(NamedTuple):
    """What the model makes of one text of T tokens."""

    text: str
    tokens: list[str]
    ends: list[int]  # (T,) character offset behind each token
    known: list[bool]  # (T,) whether the token is in the vocabulary
    label: int
    probability: float  # of POSITIVE
    probability_by_token: list[float]  # (T,) after reading tokens 0..t
    truth_by_token: list[float | None]  # (T,) what a perfect reader of the small world would say
    attention: list[float] | None  # (T,) weights of the attention readout
    notes: tuple[tuple[str, dict], ...]  # what was done to the text, as catalogue keys with values

    @property
    def biggest_step(self) -> tuple[int, float, float]:
        """The token that moved the probability most, and the probability before and after it; it begins at 0.5."""
        pairs = list(zip([0.5, *self.probability_by_token], self.probability_by_token, strict=False))
        index = max(range(len(pairs)), key=lambda at: abs(pairs[at][1] - pairs[at][0]))
        return index, *pairs[index]


@dataclass(frozen=True)
class Gates:
    """Activations of one layer and direction: `values[name]` is (T, hidden)."""

    tokens: list[str]
    values: dict[str, np.ndarray]
    order: np.ndarray  # (hidden,) units, the one that reacts most first


@dataclass(frozen=True)
class Salience:
    """One attribution per token and method, in units of the logit."""

    tokens: list[str]
    gradient_input: np.ndarray  # (T,)
    integrated: np.ndarray  # (T,)
    occlusion: np.ndarray  # (T,)
    logit: float
    baseline_logit: float  # all embeddings zero

    @property
    def completeness_gap(self) -> float:
        """|sum of integrated gradients − (logit − baseline logit)|, which theory says is 0."""
        return float(abs(self.integrated.sum() - (self.logit - self.baseline_logit)))


@dataclass(frozen=True)
class Padding:
    """Erratum E57: P(positive) of one text with more and more pads behind it, read both ways."""

    pads: np.ndarray  # (K,) number of pads
    packed: np.ndarray  # (K,)
    reading_pads: np.ndarray  # (K,)
    state_change: float  # ‖h_padded − h‖ / ‖h‖ at the largest number of pads


@dataclass(frozen=True)
class Projection:
    """The embeddings of the chosen words in two dimensions (PCA)."""

    words: list[str]
    effect: np.ndarray  # (N,) P(positive) of the word as a text of its own
    points: np.ndarray  # (N, 2)
    mean: np.ndarray  # (D,) of the basis used
    basis: np.ndarray  # (D, 2)
    variance_kept: float
    trustworthiness: float  # Venna & Kaski 2001, 1 = every neighbour in the picture is a true one
