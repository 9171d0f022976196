"""What every trainer here keeps, so that it can stop anywhere and go on as if nothing had happened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from core.training.checkpoint import load_into, named, under
from core.training.device import best_device
from core.training.optimizer_state import flatten, restore

ADAM = partial(torch.optim.Adam, fused=True)


class Resumable:
    """Model, optimiser, random state and number of steps, which is also the place in the data."""

    model: nn.Module
    optimizer: torch.optim.Optimizer
    random: Tensor  # the state of torch's random numbers between two steps
    steps: int
    total_steps: int

    def begin(
        self, seed: int, build: Callable[[], nn.Module], optimizer: Callable[..., torch.optim.Optimizer] = ADAM,
        **how: Any,
    ) -> None:  # fmt: skip
        """Step 0: a model whose weights the seed alone decides, and an optimiser (Adam) with these settings."""
        self.device = best_device()
        torch.manual_seed(seed)
        self.model = build().to(self.device)
        self.optimizer = optimizer(self.model.parameters(), **how)
        self.random = torch.get_rng_state()
        self.steps = 0

    def due(self, times: int) -> bool:
        """Whether this is one of about `times` steps spread over the run, or the last one."""
        return self.steps % max(1, self.total_steps // times) == 0 or self.steps == self.total_steps

    def state_dict(self) -> dict[str, Tensor]:
        """Everything that `load_state_dict` needs."""
        return {
            **named("model", self.model.state_dict()),
            **named("optimizer", flatten(self.optimizer)),
            "random": self.random,
            "steps": torch.tensor(self.steps),
        }

    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        """Go back to where `state_dict` was taken; raises `Problem` when the weights do not fit."""
        load_into(self.model, under("model", state))
        restore(self.optimizer, under("optimizer", state))
        self.random = state["random"]
        self.steps = int(state["steps"])
        vars(self).pop("order", None)  # the order of this epoch's batches is made again
