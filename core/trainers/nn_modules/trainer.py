"""How a network of topic 0.5 learns: forward, loss, backward, and an update that is written out by hand."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from core.models.bare_two_layer import BareTwoLayer
from core.probes.histograms import Histograms
from core.probes.parameters import measured
from core.topics.nn_modules import Config
from core.trainers.memorizing import Memorizer
from core.trainers.nn_modules.parts import criterion, network, target
from core.training.checkpoint import named, under
from core.training.contract import Row

EARLY = (1, 2, 4, 8, 16)  # most happens in the first steps


class Trainer(Memorizer):
    """Trains any of the networks with plain gradient descent on all samples at once."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.criterion, self.target = criterion(config), target(config, self.y)
        self.histograms = Histograms()
        self.histograms.count(0, self.model.state_dict().values())

    def build(self) -> nn.Module | BareTwoLayer:
        """The network at step 0."""
        return network(self.config)

    def loss(self) -> Tensor:
        """One number for all errors (0-dimensional)."""
        return self.criterion(self.model(self.x), self.target)

    def step(self) -> Row:
        """Forward, loss, backward; then every parameter moves against its gradient."""
        output = self.model(self.x)  # (N, O)
        loss = self.criterion(output, self.target)  # ()
        for parameter in self.model.parameters():
            parameter.grad = None
        loss.backward()
        with torch.no_grad():
            for parameter in self.model.parameters():
                parameter.sub_(self.config.learning_rate * parameter.grad)
        self.steps += 1
        if self.snapshot_due() or not loss.isfinite():
            self.histograms.count(self.steps, self.model.state_dict().values())
        return {"step": self.steps, "loss": loss.item()} | self.right(output)

    def right(self, output: Tensor) -> dict[str, float]:
        """The share of samples whose class gets the highest score; nothing where there are no classes."""
        if self.config.loss != "cross_entropy":
            return {}
        return {"accuracy": (output.argmax(dim=1) == self.target).float().mean().item()}

    @torch.no_grad()
    def summary(self) -> dict[str, Any]:
        """The loss with the final weights."""
        return {"loss": self.loss().item()} | self.right(self.model(self.x))

    # --- keeping --------------------------------------------------------------------------------------------------

    def snapshot_due(self) -> bool:
        """About 20 times a run, and a few times more at its beginning."""
        return super().snapshot_due() or self.steps in EARLY

    def snapshot(self) -> dict[str, Tensor]:
        """What the page shows of this moment, measured here; the weights themselves only when the run is over."""
        gradients = torch.autograd.grad(self.loss(), list(self.model.parameters()))
        view = measured(self.model.state_dict().values(), gradients) | self.histograms.state_dict()
        view["output"] = self.model(self.x).detach()
        weights = super().snapshot() if self.steps >= self.total_steps else {}
        return named("view", view) | weights

    def state_dict(self) -> dict[str, Tensor]:
        """Everything that `load_state_dict` needs."""
        return super().state_dict() | named("histograms", self.histograms.state_dict())

    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        """Go back to where `state_dict` was taken; raises `Problem` when the weights do not fit."""
        super().load_state_dict(state)
        self.histograms.load_state_dict(under("histograms", state))
