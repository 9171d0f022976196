"""What the page on tensors asks: about the gradients of one snapshot, about typed tensors, and how fast it goes."""

from __future__ import annotations

import os

import torch
from torch import Tensor

from core.probes.processor import processor_name
from core.probes.product_race import library, race
from core.problems import N_, Problem
from core.topics.nested_text import nested
from core.topics.tensors import DESCENT_STEPS, SIZES, Config
from core.topics.tensors_answers import Descent, Described, Draws, Gradients, Outcome, Race, Types
from core.trainers.tensors.random_numbers import draws
from core.trainers.tensors.trainer import Trainer
from core.trainers.tensors.typed import described, outcome
from core.training.checkpoint import under
from core.training.device import best_device, device_name


class Inspector:
    """What was measured at one step, and what can be asked at any time."""

    def __init__(self, config: Config, artifacts: dict[str, str], snapshot: dict[str, Tensor]) -> None:  # noqa: ARG002
        self.config, self.device = config, best_device()
        self.view = under("view", snapshot)

    def predict(self, text: str) -> Described:
        """The tensor that `text` describes; raises `Problem` for anything that is none."""
        return described(text)

    def operate(self, text: str, operation: str, argument: str = "", other: str = "") -> Outcome:
        """What `operation` makes of the tensor in `text`; raises `Problem` where something cannot be read."""
        return outcome(nested(text), operation, argument, other)

    def gradients(self) -> Gradients:
        """The gradients by hand, with and without the mask, against autograd's."""
        view = {name: tensor.tolist() for name, tensor in self.view.items()}
        return Gradients(["W1", "W2"], view["length"], *view["error"], *view["cosine"], view["idle"], *view["entries"])

    def descent(self) -> Descent:
        """The loss after some steps from the same start, with and without the mask."""
        learned = []
        for mask in (True, False):
            trainer = Trainer(self.config.model_copy(update={"mask": mask}))
            learned.append([trainer.step()["loss"] for _ in range(DESCENT_STEPS)])
        (before, *_, right), (*_, wrong) = learned
        return Descent(DESCENT_STEPS, before, right, wrong)

    def race(self, size: int, turn: int = 0) -> Race:  # noqa: ARG002 - `turn` makes it a question that has no answer yet
        """How long a matrix product of that size takes, measured now."""
        if size not in SIZES:
            raise Problem(N_("The race has no size {size}. Possible: {sizes}."),
                          size=str(size)[:20], sizes=", ".join(map(str, SIZES)))  # fmt: skip
        there = None if self.device.type == "cpu" else self.device
        seconds = race(size, there)
        return Race(
            size, seconds["numpy"], seconds["torch"], seconds.get("gpu"), seconds.get("gpu_copied"),
            processor_name(), os.cpu_count() or 1, library(), device_name() if there else "",
        )  # fmt: skip

    def draws(self, turn: int = 0) -> Draws:
        """Random numbers of both kinds; another `turn` draws others."""
        return draws(turn)

    def types(self) -> Types:
        """What becomes of 2.7 in several types."""
        kinds = (torch.float, torch.double, torch.half, torch.long, torch.int, torch.bool)
        made = [torch.tensor(2.7, dtype=kind) for kind in kinds]
        return Types(
            [str(one.dtype) for one in made], [8 * one.element_size() for one in made],
            [one.is_floating_point() for one in made], [str(one.item()) for one in made],
        )  # fmt: skip
