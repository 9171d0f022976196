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
    """Trustworthiness (Venna & Kaski 2001): 1 when every neighbour in the picture is one in the full space too."""
    from sklearn.manifold import trustworthiness

    return float(trustworthiness(vectors, points, n_neighbors=min(neighbours, (len(vectors) - 1) // 2)))
