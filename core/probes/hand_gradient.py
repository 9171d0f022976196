"""A gradient written by hand beside the one that autograd finds: how far apart, and in which direction."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from core.models import by_hand
from core.models.by_hand import Gradients
from core.models.plain_two_layer import PlainTwoLayer

SHOWN = 400  # numbers of a gradient that a picture shows


class Agreement(NamedTuple):
    """How well a gradient agrees with the true one."""

    error: float  # ‖mine − true‖ / ‖true‖; 0 where both are the same
    cosine: float  # of the angle between them; 1 where they point the same way


def manual(net: PlainTwoLayer, x: Tensor, y: Tensor, *, mask: bool) -> Gradients:
    """The gradients by hand: (I, H) and (H, O)."""
    with torch.no_grad():
        return by_hand.backward(x, y, net.w2, by_hand.forward(x, net.w1, net.w2), mask=mask)


def automatic(net: PlainTwoLayer, x: Tensor, y: Tensor) -> Gradients:
    """The gradients that autograd finds for the very same forward pass: (I, H) and (H, O)."""
    loss = by_hand.loss(by_hand.forward(x, net.w1, net.w2).y_pred, y)
    return Gradients(*torch.autograd.grad(loss, [net.w1, net.w2]))


def agreement(mine: Tensor, true: Tensor) -> Agreement:
    """Two gradients of one weight, compared as vectors, whatever their shape."""
    if torch.equal(mine, true):
        return Agreement(0.0, 1.0)
    mine, true = (one.cpu().double().flatten() for one in (mine, true))  # so that comparing them does not round
    error = (mine - true).norm() / true.norm()
    cosine = (mine @ true) / (mine.norm() * true.norm())
    return Agreement(error.item(), cosine.item())


def measured(net: PlainTwoLayer, x: Tensor, y: Tensor) -> dict[str, Tensor]:
    """Both versions by hand against autograd: what a page draws, in a few small tensors.

    `length` (2,) of autograd's gradients of W1 and W2; `error` and `cosine` (2, 2), a row with the mask and one
    without it; `idle` (), the share of negative hidden numbers; `entries` (3, K), some numbers of the gradient of
    W1: autograd's, with the mask, without it.
    """
    true = automatic(net, x, y)
    versions = [manual(net, x, y, mask=mask) for mask in (True, False)]
    found = [[agreement(mine, right) for mine, right in zip(version, true, strict=True)] for version in versions]
    some = torch.linspace(0, true.w1.numel() - 1, min(SHOWN, true.w1.numel())).long()
    return {
        "length": torch.stack([gradient.norm() for gradient in true]),
        "error": torch.tensor([[one.error for one in row] for row in found], dtype=torch.float64),
        "cosine": torch.tensor([[one.cosine for one in row] for row in found], dtype=torch.float64),
        "idle": (x @ net.w1.detach() < 0).float().mean(),
        "entries": torch.stack([gradient.w1.flatten().cpu()[some] for gradient in (true, *versions)]),
    }
