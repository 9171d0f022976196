"""Topic 0.8, control flow and weight sharing: what can be set, and what the recorded run brings along."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from core.problems import N_
from core.topics.control_flow_answers import ByDepth, Computation, IdleStep, Pass, SharedGradient
from core.topics.memorizing import Memorizing
from core.topics.settings import setting
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


class Config(Memorizing):
    """One experiment with a network that may have another depth at every step."""

    asks: ClassVar[str] = N_("One pass at a depth of your own")
    told_by: ClassVar[str] = "depth"
    answer_code: ClassVar[str] = 'pd.DataFrame({"layer": prediction.calls, "shape": prediction.shapes})'
    title: ClassVar[str] = "a network with a new depth at every step"
    task: ClassVar[str] = "learn random numbers by heart; the middle layer is used 0 to 3 times."
    meant: ClassVar[str] = "teaching control flow and weight sharing."

    topic: Literal["control_flow"] = "control_flow"
    depth: Literal["random", "0", "1", "2", "3"] = setting(
        "random", N_("Depth"), "model",
        names={"random": N_("random"), "0": "0", "1": "1", "2": "2", "3": "3"},
        help=N_("How often the middle layer is used. Random: every step draws 0, 1, 2 or 3."),
    )  # fmt: skip
    momentum: float = setting(
        0.9, N_("Momentum"), "training", ge=0.0, le=0.99, step=0.01,
        help=N_("The share of the last move that the next one keeps."),
    )  # fmt: skip

    @property
    def products(self) -> int:
        """Multiplications in one forward pass of all samples, at the greatest depth that may come."""
        deepest = max(DEPTHS) if self.depth == "random" else int(self.depth)
        return super().products + deepest * self.samples * self.hidden_size**2

    def measured(self, summary: dict[str, Any]) -> str:
        """What the model card says of the result."""
        losses = ", ".join(f"{summary[f'loss_at_depth_{depth}']:.4f} at depth {depth}" for depth in DEPTHS)
        return (
            f"sum of squared errors after training:\n  {losses},\n  on the {self.samples} samples that it "
            "learned; nothing else is there to be tested on."
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
