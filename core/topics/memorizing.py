"""What the topics of section 0 have in common: a small network that learns random numbers by heart.

The lecture notes do the same in each of their programs: 64 samples of 1,000 random numbers, 100 hidden units, 10
random numbers to be learned, 500 steps.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import model_validator

from core.problems import N_, Problem
from core.topics import shared_settings as shared
from core.topics.settings import About, Curve, Settings, setting

MOST_WORK = 1.2e11
"""Multiplications in all forward passes of a run. Two cores of a laptop need about ten seconds for them."""


def learning_rate(default: float, most: float = 1.0) -> Any:
    """How long a step is, as a multiple of the gradient."""
    return setting(default, N_("Learning rate"), "training", gt=0.0, le=most, step=default)


def steps(default: int = 500) -> Any:
    """How many times the weights are changed."""
    return setting(default, N_("Steps"), "training", ge=1, le=2000)


class Memorizing(Settings):
    """Base of a Config whose network learns random numbers by heart."""

    curves: ClassVar[tuple[Curve, ...]] = (Curve("loss", "", N_("Loss"), log=True),)
    told_by: ClassVar[str] = "learning_rate"

    samples: int = setting(64, N_("Samples"), "data", ge=1, le=512, help=N_("All of them are in every step."))
    inputs: int = setting(
        1000, N_("Inputs"), "data", ge=1, le=2000,
        help=N_("Random numbers in each sample. With more inputs than samples, the answers can be learned by heart."),
    )  # fmt: skip
    outputs: int = setting(10, N_("Outputs"), "data", ge=1, le=100, help=N_("Random numbers to be learned."))
    hidden_size: int = setting(100, N_("Hidden size"), "model", ge=1, le=256)
    learning_rate: float = learning_rate(1e-4)
    steps: int = steps()
    seed: int = shared.seed()

    title: ClassVar[str] = "a network with two layers"
    """What a model card calls the model, in English."""
    task: ClassVar[str] = "learn random numbers by heart."
    meant: ClassVar[str] = "teaching PyTorch."

    @model_validator(mode="after")
    def _ends_while_one_watches(self) -> Self:
        if self.steps * self.products > MOST_WORK:
            raise Problem(
                N_("A network and data of this size can have at most {most} steps here, so that a run ends in about "
                   "ten seconds. Take fewer steps, or make the sizes smaller."),
                most=int(MOST_WORK / self.products),
            )  # fmt: skip
        return self

    @property
    def products(self) -> int:
        """Multiplications in one forward pass of all samples."""
        return self.samples * self.hidden_size * (self.inputs + self.outputs)

    def about(self, summary: dict[str, Any]) -> About:
        """What a model card says."""
        return About(
            title=self.title, task=self.task, measured=self.measured(summary), meant=self.meant,
            limits="the numbers mean nothing, so there is nothing that it could know about others.",
            data=f"{self.samples} samples of {self.inputs} random normal numbers, made from the seed.",
        )  # fmt: skip

    def measured(self, summary: dict[str, Any]) -> str:
        """What the model card says of the result."""
        return (
            f"sum of squared errors after training: {summary['loss']:.3g}, on the {self.samples} samples that it "
            "learned; nothing else is there to be tested on."
        )
