"""One step of learning, watched while it runs: every number and the line that made it."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from core.models.small_classifier import SmallClassifier
from core.probes.lines import watched
from core.topics.training_loop_answers import StepTrace
from core.trainers.training_loop.loss import loss_by_row
from core.trainers.training_loop.trainer import Trainer

MOST_ROWS = 16  # of a mini-batch; the others are in the sums all the same


def one_step(trainer: Trainer) -> StepTrace:
    """Let `trainer` do its next step, the very code that trains, and write down what happens in it."""
    chosen = trainer.chosen()[:MOST_ROWS]
    rows = trainer.data.rows("train")[chosen.numpy()]
    before = _weights(trainer)
    seen = _Seen(trainer)
    watched(trainer.step, (Trainer.step, SmallClassifier.forward), seen.take)
    z, h, scores = (seen.values[name] for name in ("z", "h", "scores"))
    y = trainer.y[chosen]
    table = trainer.data.table
    return StepTrace(
        step=trainer.steps, batch=len(scores), columns=list(table.columns), classes=list(table.classes),
        rows=rows.tolist(), x=_few(seen.values["x"]), y=y.tolist(), z=_few(z), h=_few(h), scores=_few(scores),
        probability=_few(scores.softmax(dim=1)),
        losses=loss_by_row(scores.detach(), seen.values["y"], trainer.config.loss)[:MOST_ROWS].tolist(),
        loss=seen.values["loss"].item(), dz=_few(z.grad), dh=_few(h.grad), dscores=_few(scores.grad),
        before=before, gradient={name: weight.grad.tolist() for name, weight in trainer.model.named_parameters()},
        after=_weights(trainer), lines=seen.lines,
    )  # fmt: skip


class _Seen:
    """What the watched lines left behind, and which of them completed which phase."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer
        self.values: dict[str, Any] = {}
        self.lines: dict[str, int] = {}
        self.updated = False
        trainer.optimizer.zero_grad()
        trainer.optimizer.register_step_post_hook(lambda *_: setattr(self, "updated", True))

    def take(self, function: str, line: int, variables: dict[str, Any]) -> None:
        """Called after each line: keep new tensors, and let autograd keep the gradients of those between."""
        for name, value in variables.items():
            if isinstance(value, Tensor) and (function, name) != ("forward", "x"):
                if value.requires_grad and name not in self.values:
                    value.retain_grad()
                self.values.setdefault(name, value)
        if function == "step":
            for phase in self._done() - self.lines.keys():
                self.lines[phase] = line

    def _done(self) -> set[str]:
        true = {
            "forward": "scores" in self.values, "loss": "loss" in self.values,
            "backward": self.trainer.model.w1.grad is not None, "update": self.updated,
        }  # fmt: skip
        return {phase for phase, is_so in true.items() if is_so}


def _weights(trainer: Trainer) -> dict[str, list]:
    return {name: weight.tolist() for name, weight in trainer.model.state_dict().items()}


@torch.no_grad()
def _few(values: Tensor) -> list:
    return values[:MOST_ROWS].tolist()
