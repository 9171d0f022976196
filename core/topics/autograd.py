"""Topic 0.3, automatic gradients: what can be set, and what the recorded run brings along."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from core.problems import N_
from core.topics import memorizing
from core.topics.autograd_answers import Accumulation, Evaluated, Graph, LossShape, Update, WhoImproves
from core.topics.memorizing import Memorizing
from core.topics.settings import setting
from core.topics.spread import Spread

RECORDED = {None: "by-hand"}
"""Language -> id of the recorded run, under assets/runs/autograd; None: there is no language here."""

RECORDINGS: dict[str, dict[str, Any]] = {"by-hand": {}}
"""Id of a recorded run -> its settings, where they are not the defaults."""

SPREAD = Spread(run="by-hand", step=500, noted=0.00010081531945616007)
"""The notes print the loss at step 499 and count from 0; the history counts from 1."""

EXAMPLES = (
    "x*y + sin(x); x=2; y=3",
    "x*x; x=3",
    "(sigmoid(w*x + b) - y)**2; w=0.5; x=2; b=1; y=0",
    "relu(x - 2); x=2",
    "log(x); x=-1",
    "x*detach(x); x=3",
)
TWICE = "x*x + x; x=3"
SIMPLE = "x*y; x=3; y=4"
"""What the two questions to the student are about."""

MOST_BACKWARDS = 20
BACKWARDS = 5  # to begin with
WAYS = ("no_grad", "bare", "assigned", "detached", "data")
"""Ways to change a weight by hand."""

ANSWERS = {
    "graph": Graph, "predict": Evaluated, "backwards": Accumulation, "net_backwards": Accumulation, "update": Update,
    "who_improves": WhoImproves, "loss_shape": LossShape,
}  # fmt: skip
"""Question -> type of the answer, for those that a recorded run brings along."""


class Config(Memorizing):
    """One experiment with a network that is trained with gradients from autograd and an update by hand."""

    asks: ClassVar[str] = N_("An expression of your own")
    told_by: ClassVar[str] = "zero_grad"
    answer_code: ClassVar[str] = 'pd.DataFrame({"gradient": prediction.gradients})'
    title: ClassVar[str] = "two weights without biases, updated by hand"
    meant: ClassVar[str] = "teaching automatic gradients."

    topic: Literal["autograd"] = "autograd"
    learning_rate: float = memorizing.learning_rate(1e-6)
    zero_grad: bool = setting(
        True, N_("Empty .grad after every step"), "training",
        names={True: N_("emptied"), False: N_("never emptied")},
        help=N_("Otherwise every backward pass adds to what is still in there."),
    )  # fmt: skip


def first_questions(config: Config) -> list[tuple[str, dict]]:  # noqa: ARG001 - every topic has the same signature
    """What the page asks when it opens: questions and their arguments."""
    return [
        *(("graph", {"text": text}) for text in EXAMPLES),
        *(("backwards", {"text": text, "times": BACKWARDS}) for text in EXAMPLES),
        ("predict", {"text": EXAMPLES[0]}),
        ("net_backwards", {"times": BACKWARDS}),
        *(("update", {"way": way}) for way in WAYS),
    ]
