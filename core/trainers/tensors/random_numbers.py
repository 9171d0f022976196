"""What `torch.randn` and `torch.rand` draw."""

from __future__ import annotations

import torch

from core.topics.tensors import DRAWS
from core.topics.tensors_answers import Draws

REACH, BINS = 6.0, 60


def draws(seed: int) -> Draws:
    """Many numbers of both kinds, and how they lie."""
    random = torch.Generator().manual_seed(seed)
    both = torch.randn(DRAWS, generator=random), torch.rand(DRAWS, generator=random)  # N(0, 1) and U(0, 1)
    counts = [torch.histc(drawn, bins=BINS, min=-REACH, max=REACH).long().tolist() for drawn in both]
    return Draws(
        DRAWS, torch.linspace(-REACH, REACH, BINS + 1).tolist(), *counts,
        [drawn.min().item() for drawn in both], [drawn.max().item() for drawn in both],
        [drawn.mean().item() for drawn in both], [drawn.std().item() for drawn in both],
        [((drawn >= 0) & (drawn < 1)).float().mean().item() for drawn in both],
    )  # fmt: skip
