"""Batches: texts of similar length together, in an order that a seed fixes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

BUCKET = 50  # batches that are sorted by length together


def epoch_order(lengths: np.ndarray, batch_size: int, seed: int, epoch: int) -> list[np.ndarray]:
    """Which texts form which batch in this epoch: a shuffle, sorted by length inside chunks, then shuffled again.

    lengths (N,) -> index arrays of at most `batch_size`; the same seed and epoch give the same batches, so a
    position in the data is just (epoch, batch number).
    """
    random = np.random.default_rng([seed, epoch])
    order = random.permutation(len(lengths))
    chunks = [order[i : i + batch_size * BUCKET] for i in range(0, len(order), batch_size * BUCKET)]
    batches = []
    for chunk in chunks:
        chunk = chunk[np.argsort(lengths[chunk], kind="stable")]
        batches += [chunk[i : i + batch_size] for i in range(0, len(chunk), batch_size)]
    return [batches[i] for i in random.permutation(len(batches))]


def pad(texts: Sequence[np.ndarray]) -> tuple[Tensor, Tensor]:
    """Texts as id arrays -> ids (B, T) filled up with 0 = `<pad>`, and lengths (B,)."""
    lengths = torch.tensor([len(text) for text in texts])
    ids = np.zeros((len(texts), int(lengths.max())), dtype=np.int64)
    for row, text in zip(ids, texts, strict=True):
        row[: len(text)] = text
    return torch.from_numpy(ids), lengths


def same_length_order(lengths: np.ndarray, batch_size: int, seed: int, epoch: int) -> list[np.ndarray]:
    """As `epoch_order`, but all texts of a batch are equally long: there are no pads at all, and nothing to skip."""
    random = np.random.default_rng([seed, epoch])
    order = random.permutation(len(lengths))
    order = order[np.argsort(lengths[order], kind="stable")]
    groups = np.split(order, np.flatnonzero(np.diff(lengths[order])) + 1)
    batches = [group[i : i + batch_size] for group in groups for i in range(0, len(group), batch_size)]
    return [batches[i] for i in random.permutation(len(batches))]
