"""The gradient of a weight that is used several times, taken apart: one share for each use."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import linear, mse_loss

from core.models.dynamic_net import DynamicNet


def shares(net: DynamicNet, x: Tensor, y: Tensor, depth: int) -> list[Tensor]:
    """What each use of the middle layer adds to ∂L/∂W_mid: `depth` tensors (H, H), the first use first.

    Each use gets a copy of the weight for itself. The copies hold the same numbers, so the loss is the same; but
    now they are different leaves, and autograd gives each of them its own gradient.
    """
    copies = [net.middle.weight.detach().clone().requires_grad_() for _ in range(depth)]
    if not copies:
        return []
    h = net.input(x).relu()  # (N, H)
    for weight in copies:
        h = linear(h, weight, net.middle.bias).relu()  # (N, H)
    loss = mse_loss(net.output(h), y, reduction="sum")
    return list(torch.autograd.grad(loss, copies))


def whole(net: DynamicNet, x: Tensor, y: Tensor, depth: int) -> Tensor | None:
    """`net.middle.weight.grad` (H, H) after an ordinary backward pass; None where the layer was not used."""
    net.zero_grad()
    mse_loss(net(x, depth), y, reduction="sum").backward()
    found = net.middle.weight.grad
    net.zero_grad()
    return found
