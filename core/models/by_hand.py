"""A network with two layers and its gradients, written out by hand: what autograd does for us, line by line.

N samples, I inputs, H hidden units, O outputs.
"""

from __future__ import annotations

from typing import NamedTuple

from torch import Tensor


class Forward(NamedTuple):
    """What one pass computes. The hidden layer is kept: the way back needs it."""

    h: Tensor  # (N, H)
    h_relu: Tensor  # (N, H)
    y_pred: Tensor  # (N, O)


class Gradients(NamedTuple):
    """How the loss changes with each weight; a gradient has the shape of its weight."""

    w1: Tensor  # (I, H)
    w2: Tensor  # (H, O)


def forward(x: Tensor, w1: Tensor, w2: Tensor) -> Forward:
    """h = x W1, ŷ = relu(h) W2."""
    h = x @ w1  # (N, I) @ (I, H) -> (N, H)
    h_relu = h.clamp(min=0)  # (N, H)
    y_pred = h_relu @ w2  # (N, H) @ (H, O) -> (N, O)
    return Forward(h, h_relu, y_pred)


def loss(y_pred: Tensor, y: Tensor) -> Tensor:
    """The sum of all squared errors: (N, O) -> ()."""
    return (y_pred - y).pow(2).sum()


def backward(x: Tensor, y: Tensor, w2: Tensor, passed: Forward, *, mask: bool = True) -> Gradients:
    """The chain rule, from the loss back to the weights.

        ∂L/∂ŷ  = 2 (ŷ − y)
        ∂L/∂W2 = relu(h)ᵀ ∂L/∂ŷ
        ∂L/∂h  = (∂L/∂ŷ W2ᵀ) where h ≥ 0, else 0
        ∂L/∂W1 = xᵀ ∂L/∂h

    The third line is the derivative of the ReLU: a unit that gave 0 had no part in the loss, so nothing flows back
    through it. `mask=False` forgets that. At h = 0 itself the ReLU has a corner and no derivative; like `clamp`, we
    take the slope on its right, 1. (`torch.relu` takes the one on its left, 0.)
    """
    grad_y_pred = 2 * (passed.y_pred - y)  # (N, O)
    grad_w2 = passed.h_relu.T @ grad_y_pred  # (H, N) @ (N, O) -> (H, O)
    grad_h = grad_y_pred @ w2.T  # (N, O) @ (O, H) -> (N, H)
    if mask:
        grad_h[passed.h < 0] = 0  # (N, H)
    grad_w1 = x.T @ grad_h  # (I, N) @ (N, H) -> (I, H)
    return Gradients(grad_w1, grad_w2)
