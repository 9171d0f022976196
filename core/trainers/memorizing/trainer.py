"""Learning random numbers by heart: forward, loss, backward, update, with all samples in every step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import mse_loss

from core.topics.memorizing import Memorizing
from core.trainers.memorizing.data import samples
from core.training.checkpoint import named
from core.training.contract import Row
from core.training.resumable import Resumable

SNAPSHOTS = 20


class Memorizer(Resumable):
    """Trains a network on random samples, all at once. A topic says what its network is: `build`."""

    def __init__(
        self, config: Memorizing, optimizer: Callable[..., torch.optim.Optimizer] = torch.optim.SGD, **how: Any
    ) -> None:
        self.config = config
        self.begin(config.seed, self.build, optimizer, lr=config.learning_rate, **how)
        self.x, self.y = (part.to(self.device) for part in samples(config))
        self.total_steps = config.steps

    def build(self) -> nn.Module:
        """The network at step 0."""
        raise NotImplementedError

    def loss(self) -> Tensor:
        """The sum of all squared errors (0-dimensional)."""
        return mse_loss(self.model(self.x), self.y, reduction="sum")

    def step(self) -> Row:
        """Forward, loss, backward, update."""
        loss = self.loss()
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.steps += 1
        return {"step": self.steps, "loss": loss.item()}

    @torch.no_grad()
    def summary(self) -> dict[str, Any]:
        """The loss with the final weights."""
        return {"loss": self.loss().item()}

    # --- keeping --------------------------------------------------------------------------------------------------

    def snapshot_due(self) -> bool:
        """About 20 times a run."""
        return self.due(SNAPSHOTS)

    def snapshot(self) -> dict[str, Tensor]:
        """Weights, in full precision: half of it would hide a small loss."""
        return named("model", self.model.state_dict())

    def artifacts(self) -> dict[str, str]:
        """None: the seed makes the samples again."""
        return {}
