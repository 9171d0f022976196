"""Ways to change a weight by hand after `backward`. One is the usual one; some fail, now or a step later."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor


def no_grad(w: Tensor, learning_rate: float) -> Tensor:
    """In place, where autograd takes no notes: `w` stays the leaf that it was."""
    with torch.no_grad():
        w -= learning_rate * w.grad
    return w


def bare(w: Tensor, learning_rate: float) -> Tensor:
    """In place, under the eyes of autograd."""
    w -= learning_rate * w.grad
    return w


def assigned(w: Tensor, learning_rate: float) -> Tensor:
    """A new tensor under the old name: it was computed, so it is no leaf."""
    w = w - learning_rate * w.grad
    return w  # noqa: RET504 - the name is the point


def detached(w: Tensor, learning_rate: float) -> Tensor:
    """A new tensor, cut off from its past: a leaf again, but one that asks for no gradient."""
    w = (w - learning_rate * w.grad).detach()
    return w  # noqa: RET504


def data(w: Tensor, learning_rate: float) -> Tensor:
    """In place on the bare numbers: it works, but autograd cannot warn where they are still needed."""
    w.data -= learning_rate * w.grad
    return w


UPDATES: dict[str, Callable[[Tensor, float], Tensor]] = {
    "no_grad": no_grad, "bare": bare, "assigned": assigned, "detached": detached, "data": data,
}  # fmt: skip
