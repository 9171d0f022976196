"""Rows of numbers with a class each: what supervised learning begins with, and the three parts it is cut into."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.corpora.notes import Note

TRAIN, VALID, TEST = range(3)


@dataclass(frozen=True, eq=False)
class LabelledTable:
    """N rows of D features, and one of K classes for each row."""

    columns: tuple[str, ...]  # D names
    classes: tuple[str, ...]  # K names
    x: np.ndarray  # (N, D) float64
    y: np.ndarray  # (N,) int64, from 0 to K − 1
    notes: tuple[Note, ...] = ()  # what the reader should know about the rest


def parts_of(y: np.ndarray, train_share: int, valid_share: int, seed: int) -> np.ndarray:
    """(N,) for each row its part: `TRAIN`, `VALID` or `TEST`. Shares are percentages; the test part gets the rest.

    Every class is cut by itself (a stratified split), so no part misses one: a class with at least three rows has at
    least one in each part. The order of the rows plays no role, the seed does.
    """
    random = np.random.default_rng([seed, 0, 1])  # not the numbers that the same seed draws the rows with
    parts = np.full(len(y), TRAIN)
    for label in np.unique(y):
        rows = random.permutation(np.flatnonzero(y == label))
        valid = max(1, round(len(rows) * valid_share / 100))
        test = max(1, round(len(rows) * (100 - train_share - valid_share) / 100))
        valid, test = _leaving_one(valid, test, len(rows))
        parts[rows[:valid]] = VALID
        parts[rows[valid : valid + test]] = TEST
    return parts


def _leaving_one(valid: int, test: int, rows: int) -> tuple[int, int]:
    """Both sizes, made smaller where nothing would be left to learn from."""
    while valid + test >= rows and max(valid, test) > 0:
        valid, test = (valid - 1, test) if valid > test else (valid, test - 1)
    return valid, test
