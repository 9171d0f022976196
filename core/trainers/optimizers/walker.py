"""One rule on its way down: a copy of the parameters, and the rule's memory for each of them."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from core.problems import N_, Problem
from core.trainers.optimizers.grounds import Hill, Net
from core.trainers.optimizers.rules import RULES

LIMIT = 1e8  # a loss beyond this, or one that is no number, counts as diverged


class Walker:
    """Starts where everyone starts. Once diverged (`gone`), it stays where it is, and the others go on."""

    def __init__(self, name: str, ground: Hill | Net, learning_rate: float) -> None:
        self.name, self.ground, self.gone = name, ground, False
        self.parameters = [parameter.requires_grad_() for parameter in ground.start()]
        self.rules = [RULES[name](parameter, learning_rate) for parameter in self.parameters]

    def step(self, drawn: Tensor | None) -> float | None:
        """Forward, gradient, update; the loss before the update, None where the rule has diverged."""
        loss = self.ground.loss(self.parameters, drawn)
        self.gone = not abs(loss.item()) <= LIMIT  # NaN, too
        if self.gone:
            return None
        gradients = self.ground.tilt(list(torch.autograd.grad(loss, self.parameters)), drawn)
        with torch.no_grad():
            for rule, gradient in zip(self.rules, gradients, strict=True):
                rule.step(gradient)
        return loss.item()

    @torch.no_grad()
    def loss(self) -> float | None:
        """Where it stands now, measured without noise and on all samples; None where it has diverged."""
        loss = self.ground.loss(self.parameters).item()
        return loss if not self.gone and math.isfinite(loss) and abs(loss) <= LIMIT else None

    # --- keeping --------------------------------------------------------------------------------------------------

    def state_dict(self) -> dict[str, Tensor]:
        """Parameters, the rule's memory, and whether it has diverged."""
        state = {"gone": torch.tensor(self.gone)}
        for number, rule in enumerate(self.rules):
            state |= {f"{number}.{name}": getattr(rule, name) for name in ("theta", "rate", *rule.memory)}
        return {name: tensor.detach() for name, tensor in state.items()}

    @torch.no_grad()
    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        """Go back to where `state_dict` was taken; raises `Problem` when the numbers do not fit."""
        own = self.state_dict()
        if {name: tensor.shape for name, tensor in state.items()} != {name: t.shape for name, t in own.items()}:
            raise Problem(N_("The stored weights do not fit the settings of this run. Train the model again."))
        self.gone = bool(state["gone"])
        for number, rule in enumerate(self.rules):
            rule.theta.copy_(state[f"{number}.theta"])
            for name in ("rate", *rule.memory):
                setattr(rule, name, state[f"{number}.{name}"].to(getattr(rule, name).device))
