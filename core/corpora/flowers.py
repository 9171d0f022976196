"""Flowers that nobody has picked: three kinds whose measures come from bell curves that are known.

The table looks like the famous one of the irises (Fisher 1936), but every row of it is made here. So the densities of
the three kinds are known, and with them the best accuracy that any model can reach: the kinds overlap, and what lies
in the overlap cannot be told apart by anybody.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from core.corpora.labelled_table import LabelledTable
from core.problems import N_

MEASURES = (N_("sepal length"), N_("sepal width"), N_("petal length"), N_("petal width"))
KINDS = (N_("bellflower"), N_("windflower"), N_("starflower"))

MEANS = np.array([[5.0, 3.4, 1.5, 0.3], [5.9, 2.8, 4.3, 1.3], [6.5, 3.0, 5.4, 2.0]])  # (3, 4) centimetres
DEVIATIONS = np.array([[0.35, 0.35, 0.2, 0.08], [0.5, 0.3, 0.5, 0.22], [0.6, 0.32, 0.55, 0.28]])  # (3, 4)
CORRELATIONS = np.array([[1.0, 0.5, 0.7, 0.4], [0.5, 1.0, 0.4, 0.4], [0.7, 0.4, 1.0, 0.6], [0.4, 0.4, 0.6, 1.0]])
LEAST = 0.01  # centimetres; the bell curves know no lower limit, flowers do
DRAWS = 100_000  # flowers by which the best accuracy is measured; its error is about 0.001


def flowers(count: int, spread: float, seed: int) -> LabelledTable:
    """`count` flowers, as many of each kind as possible, in random order; the seed decides them all."""
    random = np.random.default_rng(seed)
    y = random.permutation(np.arange(count) % len(KINDS))
    return LabelledTable(MEASURES, KINDS, np.round(_draw(y, spread, random), 2), y)


def posterior(x: np.ndarray, spread: float) -> np.ndarray:
    """(N, 3) the probability of each kind for flowers `x` (N, 4), by Bayes' rule from the densities themselves.

        P(kind | x) = p(x | kind) / Σ p(x | every kind)

    The kinds are equally frequent, so their shares cancel.
    """
    logs = np.stack([_log_density(x, kind, spread) for kind in range(len(KINDS))], axis=1)
    likely = np.exp(logs - logs.max(axis=1, keepdims=True))
    return likely / likely.sum(axis=1, keepdims=True)


@lru_cache(maxsize=32)
def best_accuracy(spread: float) -> float:
    """The share of flowers that somebody gets right who knows the densities: nobody can do better in the long run."""
    random = np.random.default_rng(0)
    y = np.arange(DRAWS) % len(KINDS)
    return float((posterior(_draw(y, spread, random), spread).argmax(axis=1) == y).mean())


def _draw(y: np.ndarray, spread: float, random: np.random.Generator) -> np.ndarray:
    """(N, 4) a flower of each kind in `y` (N,)."""
    noise = random.standard_normal((len(y), len(MEASURES)))
    turned = np.stack([np.linalg.cholesky(covariance(kind, spread)) for kind in range(len(KINDS))])[y]  # (N, 4, 4)
    return np.maximum(MEANS[y] + np.einsum("nij,nj->ni", turned, noise), LEAST)


def covariance(kind: int, spread: float) -> np.ndarray:
    """(4, 4) how the measures of one kind vary, and how they vary together; `spread` scales the deviations."""
    deviations = spread * DEVIATIONS[kind]
    return CORRELATIONS * np.outer(deviations, deviations)


def _log_density(x: np.ndarray, kind: int, spread: float) -> np.ndarray:
    """(N,) log p(x | kind) of a normal distribution, without what all kinds have in common."""
    known = covariance(kind, spread)
    off = x - MEANS[kind]
    distance = np.einsum("ni,ni->n", off @ np.linalg.inv(known), off)  # squared, after Mahalanobis
    return -0.5 * (distance + np.linalg.slogdet(known)[1])
