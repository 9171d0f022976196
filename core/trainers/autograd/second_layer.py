"""Experiments on the second weight of the network: ways to update it, who improves the loss, what the loss is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from torch import Tensor

from core.probes.hand_updates import UPDATES
from core.topics.autograd_answers import LossShape, Update, WhoImproves


class SecondLayer(NamedTuple):
    """What the second weight reads and should give. N samples, H hidden units, O outputs."""

    hidden: Tensor  # (N, H)
    w2: Tensor  # (H, O)
    y: Tensor  # (N, O)

    def weight(self) -> Tensor:
        """The weight as a fresh leaf that asks for a gradient (H, O)."""
        return self.w2.detach().clone().requires_grad_()

    def loss(self, w2: Tensor) -> Tensor:
        """The sum of all squared errors ()."""
        return (self.hidden @ w2 - self.y).pow(2).sum()

    def update(self, way: str, learning_rate: float) -> Update:
        """Backward, one of the `UPDATES`, and the next backward; what PyTorch refuses is part of the answer."""
        w2 = self.weight()
        loss = self.loss(w2)
        loss.backward()
        error = ""
        try:
            w2 = UPDATES[way](w2, learning_rate)
        except RuntimeError as refused:
            error = str(refused)
        leaf, asks = w2.is_leaf, w2.requires_grad
        if leaf:
            w2.grad = None
        later = self.loss(w2)
        next_error = _refusal(later.backward)
        return Update(way, error, leaf, asks, [loss.item(), later.item()], next_error, leaf and w2.grad is not None)

    def who_improves(self, learning_rate: float) -> WhoImproves:
        """The loss, the loss after `backward` alone, and the loss after the update."""
        w2 = self.weight()
        loss = self.loss(w2)
        loss.backward()
        after_backward = self.loss(w2).item()
        return WhoImproves(loss.item(), after_backward, self.loss(UPDATES["no_grad"](w2, learning_rate)).item())

    def loss_shape(self) -> LossShape:
        """Shape and number of dimensions, and what the loss answers to those who take it for a vector."""
        loss = self.loss(self.w2)
        length, first = _refusal(lambda: len(loss)), _refusal(lambda: loss[0])
        return LossShape(list(loss.shape), loss.dim(), loss.item(), length, first, list(loss.reshape(1).shape))


def _refusal(attempt: Callable[[], object]) -> str:
    """What PyTorch says against it; empty where it says nothing."""
    try:
        attempt()
    except (RuntimeError, TypeError, IndexError) as refused:
        return str(refused)
    return ""
