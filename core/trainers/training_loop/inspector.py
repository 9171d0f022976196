"""What the page on the training loop asks about one snapshot."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from core.corpora import flowers
from core.corpora.own_numbers.row import row_in
from core.problems import N_, Problem
from core.topics.training_loop import Config
from core.topics.training_loop_answers import Confusion, Prediction, StepTrace
from core.trainers.training_loop.data import PARTS
from core.trainers.training_loop.slow_motion import one_step
from core.trainers.training_loop.trainer import Trainer
from core.training.checkpoint import load_into, under

FARTHEST = 1000  # steps that one may walk on from a snapshot


class Inspector:
    """The network of one step, and the table that it learns from."""

    def __init__(self, config: Config, artifacts: dict[str, str], snapshot: dict[str, Tensor]) -> None:  # noqa: ARG002
        self.config = config
        self.weights, self.step = under("model", snapshot), int(snapshot["view.step"])
        self.here = self._trainer()
        self.data = self.here.data
        if not all(weight.isfinite().all() for weight in self.weights.values()):
            raise Problem(
                N_("At this step the weights are no longer numbers. Go back to an earlier step, or train with a "
                   "smaller learning rate.")
            )  # fmt: skip

    def trace(self, ahead: int = 0) -> StepTrace:
        """The step after `ahead` further ones in slow motion: those that training does, with the same mini-batches."""
        if not 0 <= int(ahead) <= FARTHEST:
            raise Problem(N_("One can walk on for at most {most} steps from here."), most=FARTHEST)
        trainer = self._trainer()
        for _ in range(int(ahead)):
            trainer.step()
        return one_step(trainer)

    @torch.no_grad()
    def confusion(self, part: str = "valid") -> Confusion:
        """Right and wrong on one part; raises `Problem` for a part that there is not."""
        if part not in PARTS:
            raise Problem(N_("There is no part called “{part}”."), part=str(part)[:40])
        x, y = self.data.read(part)
        classes = list(self.data.table.classes)
        told = self.here.model(x.to(self.here.device)).argmax(dim=1).cpu()
        counts = torch.bincount(y * len(classes) + told, minlength=len(classes) ** 2).view(len(classes), -1)
        truth = self._truth(self.data.table.x[self.data.rows(part)])
        best = None if truth is None else int((truth.argmax(axis=1) == y.numpy()).sum())
        long_run = self.here.best().get("best_accuracy")
        return Confusion(counts.tolist(), classes, int(counts.trace()), len(y), best, long_run)

    @torch.no_grad()
    def predict(self, text: str) -> Prediction:
        """The probabilities of the classes for one row; raises `Problem` where `text` is none."""
        table = self.data.table
        x = np.array([row_in(str(text), table.columns)])  # (1, D)
        p = self.here.model(self.data.ready(x).to(self.here.device)).softmax(dim=1)[0].tolist()
        truth = self._truth(x)
        learned = table.x[self.data.rows("train")]
        far = (x[0] < learned.min(axis=0)) | (x[0] > learned.max(axis=0))
        return Prediction(
            text, x[0].tolist(), list(table.columns), list(table.classes), p, table.classes[int(np.argmax(p))],
            None if truth is None else truth[0].tolist(),
            [name for name, is_far in zip(table.columns, far, strict=True) if is_far],
        )  # fmt: skip

    def _truth(self, x: np.ndarray) -> np.ndarray | None:
        """(N, K) what the densities say, where they are known."""
        return flowers.posterior(x, self.config.spread) if self.config.corpus == "flowers" else None

    def _trainer(self) -> Trainer:
        """A trainer that stands where this snapshot was taken. Plain gradient descent remembers nothing else."""
        trainer: Any = Trainer(self.config)
        load_into(trainer.model, self.weights)
        trainer.steps = self.step
        return trainer
