"""How the network of topic 0.4 learns: the training of the notes, with an activation of one's own."""

from __future__ import annotations

import torch
from torch import Tensor

from core.models import formulas
from core.models.formulas import Formula
from core.models.own_function import own_function
from core.models.plain_two_layer import PlainTwoLayer
from core.topics.custom_function import Config
from core.trainers.memorizing import Memorizer

FORMULAS = {
    "relu": formulas.RELU, "leaky_relu": formulas.LEAKY_RELU, "gelu": formulas.GELU, "clamp": formulas.CLAMP,
}  # fmt: skip


def formula_of(config: Config) -> Formula:
    """The function that the settings describe."""
    return FORMULAS.get(config.function) or formulas.piecewise(config.breaks, config.parts)


class Trainer(Memorizer):
    """Trains a `PlainTwoLayer` whose backward may be wrong: autograd uses it all the same."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)

    def build(self) -> PlainTwoLayer:
        """The network at step 0."""
        activation = own_function(formula_of(self.config), self.config.backward).apply
        return PlainTwoLayer(self.config.inputs, self.config.hidden_size, self.config.outputs, activation)

    @torch.no_grad()
    def snapshot(self) -> dict[str, Tensor]:
        """W2, and h = x W1 in place of W1: all that a gradient needs, and a tenth of the size."""
        return {"view.h": self.x @ self.model.w1, "model.w2": self.model.w2.detach().clone()}
