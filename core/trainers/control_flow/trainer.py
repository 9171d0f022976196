"""How the network of topic 0.8 learns: every step draws its depth, then does what any step does."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import mse_loss

from core.models.dynamic_net import DynamicNet
from core.topics.control_flow import DEPTHS, Config
from core.trainers.memorizing import Memorizer
from core.training.contract import Row


class Trainer(Memorizer):
    """Trains a `DynamicNet` with gradient descent and momentum on all samples at once."""

    def __init__(self, config: Config) -> None:
        super().__init__(config, momentum=config.momentum)
        self.depth = self.draw()  # of the step before; before the first one, that of the first one

    def build(self) -> DynamicNet:
        """The network at step 0."""
        return DynamicNet(self.config.inputs, self.config.hidden_size, self.config.outputs)

    def draw(self) -> int:
        """The depth that comes next: the one of the settings, or a random one."""
        torch.set_rng_state(self.random)  # other runs share this process and its random numbers
        if self.config.depth != "random":
            return int(self.config.depth)
        return int(torch.randint(len(DEPTHS), ()))

    def step(self) -> Row:
        """Draw, forward, loss, backward, update."""
        self.depth = self.draw()
        self.random = torch.get_rng_state()
        loss = mse_loss(self.model(self.x, self.depth), self.y, reduction="sum")
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.steps += 1
        return {"step": self.steps, "loss": loss.item(), "depth": self.depth}

    @torch.no_grad()
    def summary(self) -> dict[str, Any]:
        """The loss at each depth, with the final weights."""
        found = {depth: mse_loss(self.model(self.x, depth), self.y, reduction="sum").item() for depth in DEPTHS}
        return {f"loss_at_depth_{depth}": loss for depth, loss in found.items()}

    # --- keeping --------------------------------------------------------------------------------------------------

    def snapshot(self) -> dict[str, Tensor]:
        """The weights, and the depth of this step."""
        return super().snapshot() | {"view.depth": torch.tensor(self.depth)}

    def state_dict(self) -> dict[str, Tensor]:
        """Everything that `load_state_dict` needs."""
        return super().state_dict() | {"depth": torch.tensor(self.depth)}

    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        """Go back to where `state_dict` was taken; raises `Problem` when the weights do not fit."""
        super().load_state_dict(state)
        self.depth = int(state["depth"])
