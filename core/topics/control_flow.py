"""Topic 0.8, control flow and weight sharing: what can be set, and what the recorded run brings along."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from core.problems import N_
from core.topics import shared_settings as shared
from core.topics.control_flow_answers import ByDepth, Computation, IdleStep, Pass, SharedGradient
from core.topics.settings import About, Curve, Settings, setting
from core.topics.spread import Spread

RECORDED = {None: "random-depth"}
"""Language -> id of the recorded run, under assets/runs/control_flow; None: there is no language here."""

RECORDINGS: dict[str, dict[str, Any]] = {"random-depth": {}}
"""Id of a recorded run -> its settings, where they are not the defaults."""

SPREAD = Spread(run="random-depth", step=500, noted=1.448188304901123)
"""The notes print the loss at step 499 and count from 0; the history counts from 1."""

DEPTHS = (0, 1, 2, 3)
EXAMPLES = tuple(map(str, DEPTHS))
"""What a model can be asked: a depth."""

ANSWERS = {
    "predict": Pass, "graph": Computation, "shared_gradient": SharedGradient, "by_depth": ByDepth,
    "idle_step": IdleStep,
}  # fmt: skip
"""Question -> type of the answer, for those that a recorded run brings along."""


class Config(Settings):
    """One experiment with a network that may have another depth at every step."""

    curves: ClassVar[tuple[Curve, ...]] = (Curve("loss", "", N_("Loss"), log=True),)
    asks: ClassVar[str] = N_("One pass at a depth of your own")
    told_by: ClassVar[str] = "depth"
    answer_code: ClassVar[str] = 'pd.DataFrame({"layer": prediction.calls, "shape": prediction.shapes})'

    topic: Literal["control_flow"] = "control_flow"
    samples: int = setting(64, N_("Samples"), "data", ge=1, le=512, help=N_("All of them are in every step."))
    inputs: int = setting(
        1000, N_("Inputs"), "data", ge=1, le=2000,
        help=N_("Random numbers in each sample. With more inputs than samples, the answers can be learned by heart."),
    )  # fmt: skip
    outputs: int = setting(10, N_("Outputs"), "data", ge=1, le=100, help=N_("Random numbers to be learned."))
    depth: Literal["random", "0", "1", "2", "3"] = setting(
        "random", N_("Depth"), "model",
        names={"random": N_("random"), "0": "0", "1": "1", "2": "2", "3": "3"},
        help=N_("How often the middle layer is used. Random: every step draws 0, 1, 2 or 3."),
    )  # fmt: skip
    hidden_size: int = setting(100, N_("Hidden size"), "model", ge=1, le=256)
    learning_rate: float = setting(1e-4, N_("Learning rate"), "training", gt=0.0, le=1.0, step=0.0001)
    momentum: float = setting(
        0.9, N_("Momentum"), "training", ge=0.0, le=0.99, step=0.01,
        help=N_("The share of the last move that the next one keeps."),
    )  # fmt: skip
    steps: int = setting(500, N_("Steps"), "training", ge=1, le=2000)
    seed: int = shared.seed()

    def about(self, summary: dict[str, Any]) -> About:
        """What a model card says."""
        losses = ", ".join(f"{summary[f'loss_at_depth_{depth}']:.4f} at depth {depth}" for depth in DEPTHS)
        return About(
            title="a network with a new depth at every step",
            task="learn random numbers by heart; the middle layer is used 0 to 3 times.",
            measured=f"sum of squared errors after training:\n  {losses},\n  on the {self.samples} samples that it "
            "learned; nothing else is there to be tested on.",
            meant="teaching control flow and weight sharing.",
            limits="the numbers mean nothing, so there is nothing that it could know about others.",
            data=f"{self.samples} samples of {self.inputs} random normal numbers, made from the seed.",
        )


def first_questions(config: Config) -> list[tuple[str, dict]]:  # noqa: ARG001 - every topic has the same signature
    """What the page asks when it opens: questions and their arguments."""
    each = [{"depth": depth} for depth in (None, *DEPTHS)]
    return [
        *(("graph", one) for one in each),
        *(("shared_gradient", one) for one in each),
        ("by_depth", {}),
        ("idle_step", {}),
        *(("predict", {"text": text}) for text in EXAMPLES),
    ]
