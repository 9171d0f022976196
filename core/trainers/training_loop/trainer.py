"""How the network of topic 0.1 learns: the loop that every other topic repeats."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from core.corpora import flowers
from core.models.small_classifier import SmallClassifier
from core.topics.training_loop import Config
from core.trainers.training_loop.data import prepare
from core.trainers.training_loop.loss import loss_by_row
from core.training.checkpoint import named
from core.training.contract import Row
from core.training.resumable import Resumable

EVALUATIONS, SNAPSHOTS = 40, 25  # per run
AT_FIRST = 5  # steps of which each can be looked at: much happens then


class Trainer(Resumable):
    """Trains a `SmallClassifier` with plain gradient descent (SGD) on mini-batches."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.data = prepare(config)
        self.begin(config.seed, self.build, torch.optim.SGD, lr=config.learning_rate)
        self.x, self.y = (part.to(self.device) for part in self.data.read("train"))
        self.batch_size = config.batch_size or len(self.y)
        self.steps_per_epoch = config.steps_per_epoch(len(self.y))
        self.total_steps = self.steps_per_epoch * config.epochs

    def build(self) -> SmallClassifier:
        """The network at step 0."""
        sizes = len(self.data.table.columns), self.config.hidden_size, len(self.data.table.classes)
        return SmallClassifier(*sizes, self.config.activation)

    # --- learning -------------------------------------------------------------------------------------------------

    def step(self) -> Row:
        """One mini-batch: forward, loss, backward, update."""
        x, y = self.batch()  # (B, I), (B,)
        scores = self.model(x)  # (B, K)
        loss = loss_by_row(scores, y, self.config.loss).mean()
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.steps += 1
        row = {"step": self.steps, "loss": loss.item(), "accuracy": accuracy(scores, y)}
        return row | self.evaluation() if self.due(EVALUATIONS) else row

    def batch(self) -> tuple[Tensor, Tensor]:
        """x (B, I) and y (B,) of the next mini-batch."""
        chosen = self.chosen()
        return self.x[chosen], self.y[chosen]

    def chosen(self) -> Tensor:
        """(B,) the rows of the training part that come next. Every epoch reads all of them, in an order of its own."""
        epoch, number = divmod(self.steps, self.steps_per_epoch)
        order = np.random.default_rng([self.config.seed, epoch + 1]).permutation(len(self.y))
        return torch.from_numpy(order[number * self.batch_size : (number + 1) * self.batch_size])

    # --- looking --------------------------------------------------------------------------------------------------

    @torch.no_grad()
    def measure(self, part: str) -> Row:
        """Loss and accuracy on a whole part."""
        x, y = (each.to(self.device) for each in self.data.read(part))
        scores = self.model(x)
        return {"loss": loss_by_row(scores, y, self.config.loss).mean().item(), "accuracy": accuracy(scores, y)}

    def evaluation(self) -> Row:
        """Loss and accuracy on the validation part, and the best accuracy that anybody can reach where it is known."""
        return {f"valid_{name}": value for name, value in self.measure("valid").items()} | self.best()

    def best(self) -> Row:
        """What somebody reaches in the long run who knows the densities of the flowers."""
        known = self.config.corpus == "flowers"
        return {"best_accuracy": flowers.best_accuracy(self.config.spread)} if known else {}

    def summary(self) -> dict[str, Any]:
        """Loss and accuracy on the test part, which nothing has looked at before."""
        rows = self.data.rows("test")
        found = {f"test_{name}": value for name, value in self.measure("test").items()} | self.best()
        if self.config.corpus == "flowers":
            told = flowers.posterior(self.data.table.x[rows], self.config.spread).argmax(axis=1)
            found["test_best"] = float((told == self.data.table.y[rows]).mean())
        return found | {"test_rows": len(rows)}

    # --- keeping --------------------------------------------------------------------------------------------------

    def snapshot_due(self) -> bool:
        """The first steps one by one, then about 25 times a run."""
        return self.steps <= AT_FIRST or self.due(SNAPSHOTS)

    def snapshot(self) -> dict[str, Tensor]:
        """Weights in full precision, so that the steps after them can be repeated exactly; and the step."""
        return named("model", self.model.state_dict()) | {"view.step": torch.tensor(self.steps)}

    def artifacts(self) -> dict[str, str]:
        """None: the seed makes the flowers again, and a table of one's own has a name."""
        return {}


def accuracy(scores: Tensor, y: Tensor) -> float:
    """The share of rows (B,) whose highest score (B, K) is that of the true class."""
    return (scores.argmax(dim=1) == y).float().mean().item()
