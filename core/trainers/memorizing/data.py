"""Random numbers to be learned by heart: there is nothing to understand in them, only to fit."""

from __future__ import annotations

import torch
from torch import Tensor

from core.topics.memorizing import Memorizing

ANOTHER = 2**31  # seeds end below: the samples do not share their random numbers with the weights


def samples(config: Memorizing) -> tuple[Tensor, Tensor]:
    """x (N, I) and y (N, O), every number from the normal distribution; the seed and the sizes decide them."""
    random = torch.Generator().manual_seed(config.seed + ANOTHER)
    x = torch.randn(config.samples, config.inputs, generator=random)
    y = torch.randn(config.samples, config.outputs, generator=random)
    return x, y
