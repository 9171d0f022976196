"""The race of topic 0.6: six rules take their steps in turn, from one start, with the same noise or mini-batches."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from core.topics.optimizers import RULES, Config
from core.trainers.optimizers.grounds import ground_of
from core.trainers.optimizers.rules import Rule
from core.trainers.optimizers.walker import Walker
from core.training.checkpoint import named, under
from core.training.contract import Row

SNAPSHOTS = 50
WATCHED = 256  # weights of a layer whose step sizes are looked at


class Trainer:
    """Every step is one step of each rule that has not diverged.

    A row holds, for each of these rules, `loss_…` (before the update), the effective step sizes `a_…` and `b_…` of
    this update, and on a surface the place `x_…`, `y_…` before it. On a surface, a and b belong to x and y; on the
    net they are medians over some weights of the first and of the second layer. What a diverged rule has no more is
    missing in the row. `loss` is the lowest of all; infinite where all have diverged.

    Seconds are not among them: the same settings give the same rows. `Inspector.cost` measures what a step takes.
    """

    def __init__(self, config: Config) -> None:
        self.config, self.ground = config, ground_of(config)
        self.walkers = [Walker(name, self.ground, config.rate_of(name)) for name in RULES]
        self.steps, self.total_steps = 0, config.steps

    def step(self) -> Row:
        """One step of each rule."""
        drawn = self.ground.draw(self.steps)
        self.steps += 1
        row: Row = {"step": self.steps, "loss": math.inf}
        for walker in (walker for walker in self.walkers if not walker.gone):
            place = _place(walker)
            loss = walker.step(drawn)
            if loss is not None:
                row |= {f"loss_{walker.name}": loss, "loss": min(row["loss"], loss)}
                row |= {f"{name}_{walker.name}": value for name, value in (place | _rates(walker.rules)).items()}
        return row

    def summary(self) -> dict[str, Any]:
        """The loss of each rule after its last update, and the lowest of them."""
        losses = {walker.name: walker.loss() for walker in self.walkers}
        found = {f"loss_{name}": loss for name, loss in losses.items() if loss is not None}
        return {"loss": min(found.values(), default=None), **found}

    # --- keeping --------------------------------------------------------------------------------------------------

    def snapshot_due(self) -> bool:
        """About 50 times a run: each is tiny, and the rows say the rest."""
        return self.steps % max(1, self.total_steps // SNAPSHOTS) == 0 or self.steps == self.total_steps

    def snapshot(self) -> dict[str, Tensor]:
        """Which rules have diverged; the settings make everything else again."""
        return {"view.gone": torch.tensor([walker.gone for walker in self.walkers])}

    def artifacts(self) -> dict[str, str]:
        """None."""
        return {}

    def state_dict(self) -> dict[str, Tensor]:
        """Everything that `load_state_dict` needs; noise and batches follow from the number of steps."""
        state = {"steps": torch.tensor(self.steps)}
        for walker in self.walkers:
            state |= named(walker.name, walker.state_dict())
        return state

    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        """Go back to where `state_dict` was taken; raises `Problem` when the numbers do not fit."""
        for walker in self.walkers:
            walker.load_state_dict(under(walker.name, state))
        self.steps = int(state["steps"])


def _place(walker: Walker) -> dict[str, float]:
    """x and y on a surface, to seven decimals; nothing on the net."""
    if len(walker.parameters) > 1:
        return {}
    return dict(zip("xy", (round(number, 7) for number in walker.parameters[0].tolist()), strict=True))


def _rates(rules: list[Rule]) -> dict[str, float]:
    """The two effective step sizes of this update, to six digits."""
    if len(rules) == 1:
        found = rules[0].rate.tolist()
    else:
        layers = (rules[0].rate.flatten(), rules[2].rate.flatten())  # W1 and W2
        found = [layer[:: max(1, layer.numel() // WATCHED)].median().item() for layer in layers]
    return {name: float(f"{rate:.6g}") for name, rate in zip("ab", found, strict=True) if math.isfinite(rate)}
