"""Projection: many dimensions on a flat screen, with a number for how far the picture can be trusted."""

from __future__ import annotations

import numpy as np


def principal_axes(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """PCA (Pearson 1901): vectors (N, D) -> mean (D,), the two axes of largest variance (D, 2), share of variance."""
    mean = vectors.mean(axis=0)
    _, sizes, axes = np.linalg.svd(vectors - mean, full_matrices=False)
    basis = axes[:2].T
    basis = basis * np.sign(basis[np.abs(basis).argmax(axis=0), [0, 1]])  # a fixed sign, so that nothing mirrors
    return mean, basis, float((sizes[:2] ** 2).sum() / max((sizes**2).sum(), 1e-12))


def trust(vectors: np.ndarray, points: np.ndarray, neighbours: int = 10) -> float:
    """Trustworthiness (Venna & Kaski 2001, equation 1): 1 when every neighbour in the picture is a true one.

    vectors (N, D), points (N, 2). A false neighbour costs as many ranks as it is too far away in the full space.
    scikit-learn has this too, but brings 140 MB of memory into every worker; a test compares the two.
    """
    count = len(vectors)
    k = min(neighbours, (count - 1) // 2)
    rank = _distances(vectors).argsort(axis=1).argsort(axis=1)  # (N, N); everybody is 0 to itself
    nearest = _distances(points).argsort(axis=1)[:, 1 : k + 1]  # (N, k)
    too_far = np.clip(np.take_along_axis(rank, nearest, axis=1) - k, 0, None)
    return float(1 - too_far.sum() * 2 / (count * k * (2 * count - 3 * k - 1)))


def _distances(rows: np.ndarray) -> np.ndarray:
    """Euclidean distances between all rows (N, D) -> (N, N), each row's own set below every other."""
    distances = np.linalg.norm(rows[:, None] - rows[None], axis=2)
    np.fill_diagonal(distances, -1)
    return distances
