"""How the network of topic 0.2 learns: no autograd and no optimizer, only matrix products and a subtraction."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from core.models import by_hand
from core.models.plain_two_layer import PlainTwoLayer
from core.probes.hand_gradient import agreement, automatic, measured
from core.topics.tensors import Config
from core.trainers.memorizing import Memorizer
from core.training.checkpoint import named
from core.training.contract import Row


class Trainer(Memorizer):
    """Trains a `PlainTwoLayer` with the gradients of `core.models.by_hand`, all samples at once."""

    config: Config

    def build(self) -> PlainTwoLayer:
        """The network at step 0."""
        return PlainTwoLayer(self.config.inputs, self.config.hidden_size, self.config.outputs)

    @torch.no_grad()
    def step(self) -> Row:
        """Forward, loss, backward, update; then autograd is asked what the gradients should have been."""
        w1, w2 = self.model.w1, self.model.w2
        passed = by_hand.forward(self.x, w1, w2)
        loss = by_hand.loss(passed.y_pred, self.y)
        grad = by_hand.backward(self.x, self.y, w2, passed, mask=self.config.mask)
        checked = self.check(grad)
        w1 -= self.config.learning_rate * grad.w1
        w2 -= self.config.learning_rate * grad.w2
        self.steps += 1
        return {"step": self.steps, "loss": loss.item()} | checked

    @torch.enable_grad()
    def check(self, grad: by_hand.Gradients) -> dict[str, float]:
        """The gradients against autograd's; the learning itself makes no use of it."""
        true = automatic(self.model, self.x, self.y)
        first, second = agreement(grad.w1, true.w1), agreement(grad.w2, true.w2)
        return {"error_w1": first.error, "cosine_w1": first.cosine, "error_w2": second.error}

    @torch.no_grad()
    def summary(self) -> dict[str, Any]:
        """Loss and gradients with the final weights."""
        passed = by_hand.forward(self.x, self.model.w1, self.model.w2)
        grad = by_hand.backward(self.x, self.y, self.model.w2, passed, mask=self.config.mask)
        return {"loss": by_hand.loss(passed.y_pred, self.y).item()} | self.check(grad)

    def snapshot(self) -> dict[str, Tensor]:
        """What the page draws of this moment; the weights themselves, 400 kB, only when the run is over."""
        weights = super().snapshot() if self.steps >= self.total_steps else {}
        return named("view", measured(self.model, self.x, self.y)) | weights
