"""Salience: how much each token moved the decision, measured in three ways that need not agree."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

Read = Callable[[Tensor], Tensor]
"""Embedded texts (B, T, E) -> logits (B,)."""

PATH_POINTS = 100


def _gradient(read: Read, embedded: Tensor) -> Tensor:
    """∂ sum of logits / ∂ embedded, same shape. cuDNN cannot do this outside training, so it is set aside."""
    embedded = embedded.detach().requires_grad_()
    with torch.backends.cudnn.flags(enabled=False), torch.enable_grad():
        return torch.autograd.grad(read(embedded).sum(), embedded)[0]


def gradient_input(read: Read, embedded: Tensor) -> Tensor:
    """Gradient times input, summed over the embedding (Denil et al. 2014). (1, T, E) -> (T,)"""
    return (_gradient(read, embedded) * embedded).sum(dim=2).squeeze(0).detach()


def integrated_gradients(read: Read, embedded: Tensor) -> Tensor:
    """Gradients averaged along the straight path from all-zero embeddings (Sundararajan et al. 2017, equation 1).

    The sum over tokens equals logit(text) − logit(zeros) up to the error of the midpoint rule. (1, T, E) -> (T,)
    """
    points = (torch.arange(PATH_POINTS, device=embedded.device) + 0.5) / PATH_POINTS  # (P,)
    path = points.view(-1, 1, 1) * embedded  # (P, T, E)
    return (_gradient(read, path).mean(dim=0) * embedded[0]).sum(dim=1).detach()


@torch.no_grad()
def occlusion(read: Read, embedded: Tensor, blank: Tensor) -> Tensor:
    """Logit with the token minus logit with `blank` (E,) in its place (Zeiler & Fergus 2014). (1, T, E) -> (T,)"""
    length = embedded.size(1)
    covered = embedded.repeat(length, 1, 1)  # (T, T, E)
    covered[torch.arange(length), torch.arange(length)] = blank
    return read(embedded) - read(covered)
