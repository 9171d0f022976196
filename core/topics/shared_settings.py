"""Settings that several topics have: named, bounded and explained in one place; each topic chooses its own defaults."""

from __future__ import annotations

from typing import Any

from core.problems import N_
from core.topics.settings import setting


def train_size(default: int = 12_000) -> Any:
    """How many sentences are learned from."""
    return setting(
        default, N_("Training sentences"), "data", ge=100, le=200_000, step=100,
        help=N_("How many sentences the model learns from. Real data stops at what its file holds."),
    )  # fmt: skip


def min_freq(default: int = 1) -> Any:
    """How often a word must occur to have a place in the vocabulary."""
    return setting(
        default, N_("Rarest word kept"), "data", ge=1, le=50, help=N_("Words seen less often become <unk>.")
    )  # fmt: skip


def max_vocabulary(most: int, default: int = 20_000) -> Any:
    """How many words the vocabulary holds at most."""
    return setting(default, N_("Largest vocabulary"), "data", ge=50, le=most, step=100)


def embedding_size(default: int, most: int) -> Any:
    """The width of a word vector."""
    return setting(default, N_("Embedding size"), "model", ge=4, le=most)


def dropout(default: float) -> Any:
    """The share of numbers that are set to 0 while training."""
    return setting(default, N_("Dropout"), "training", ge=0.0, le=0.9, step=0.05)


def word_dropout(default: float = 0.02) -> Any:
    """The share of words that are hidden while training."""
    return setting(
        default, N_("Word dropout"), "training", ge=0.0, le=0.5, step=0.01,
        help=N_("Share of training words replaced by <unk>, so that the model learns to live with unknown words."),
    )  # fmt: skip


def learning_rate(default: float) -> Any:
    """The largest learning rate of the run."""
    return setting(default, N_("Learning rate"), "training", gt=0.0, le=10.0, step=0.001)


def clip_norm(default: float = 1.0) -> Any:
    """Longer gradients are shortened to this length."""
    return setting(
        default, N_("Largest gradient norm"), "training", ge=0.0, le=100.0, step=0.5,
        help=N_("0 switches clipping off."),
    )  # fmt: skip


def batch_size(default: int) -> Any:
    """How many sentences make one step."""
    return setting(default, N_("Batch size"), "training", ge=1, le=512)


def epochs(default: int = 8) -> Any:
    """How often all sentences are read."""
    return setting(default, N_("Epochs"), "training", ge=1, le=100)


def seed() -> Any:
    """Where the random numbers start."""
    return setting(0, N_("Seed"), "training", ge=0, le=2**31 - 1)
