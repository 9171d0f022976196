"""How the network of topic 0.3 learns: autograd finds the gradients, and the weights are changed by hand."""

from __future__ import annotations

import torch
from torch import Tensor

from core.models.plain_two_layer import PlainTwoLayer
from core.topics.autograd import Config
from core.trainers.memorizing import Memorizer
from core.training.checkpoint import named, under
from core.training.contract import Row


class Trainer(Memorizer):
    """Trains a `PlainTwoLayer` on all samples at once, without an optimizer."""

    config: Config
    model: PlainTwoLayer

    def build(self) -> PlainTwoLayer:
        """The network at step 0."""
        return PlainTwoLayer(self.config.inputs, self.config.hidden_size, self.config.outputs)

    def loss(self) -> Tensor:
        """The sum of all squared errors: one number, a tensor with the shape ()."""
        return (self.model(self.x) - self.y).pow(2).sum()

    def step(self) -> Row:
        """Forward, loss, backward, update by hand; then `.grad` is emptied, or forgotten."""
        w1, w2 = self.model.w1, self.model.w2  # (I, H), (H, O)
        before = [grad.clone() for grad in self.grads()]

        loss = self.loss()
        loss.backward()  # adds to w1.grad and w2.grad
        with torch.no_grad():
            w1 -= self.config.learning_rate * w1.grad
            w2 -= self.config.learning_rate * w2.grad

        after = self.grads()
        own = [now - then for now, then in zip(after, before, strict=True)]
        row = {"loss": loss.item(), "grad": length(after), "own_grad": length(own)}
        if self.config.zero_grad:
            w1.grad.zero_()
            w2.grad.zero_()
        self.steps += 1
        return {"step": self.steps} | row

    def grads(self) -> list[Tensor]:
        """What `.grad` of both weights holds; zeros before the first backward pass."""
        return [torch.zeros_like(w) if w.grad is None else w.grad for w in (self.model.w1, self.model.w2)]

    # --- keeping --------------------------------------------------------------------------------------------------

    def snapshot(self) -> dict[str, Tensor]:
        """What the second weight reads (N, H), and the second weight (H, O): enough for its gradient, and small."""
        with torch.no_grad():
            return {"view.h": self.x @ self.model.w1, "view.w2": self.model.w2}

    def state_dict(self) -> dict[str, Tensor]:
        """Everything that `load_state_dict` needs; what `.grad` holds belongs to it."""
        return super().state_dict() | named("grad", dict(zip(("w1", "w2"), self.grads(), strict=True)))

    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        """Go back to where `state_dict` was taken; raises `Problem` when the weights do not fit."""
        super().load_state_dict(state)
        for name, grad in under("grad", state).items():
            getattr(self.model, name).grad = grad.to(self.device)


def length(tensors: list[Tensor]) -> float:
    """The Euclidean length of all entries together."""
    return sum(tensor.pow(2).sum() for tensor in tensors).sqrt().item()
