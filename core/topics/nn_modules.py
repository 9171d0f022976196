"""Topic 0.5, modules: what can be set, and what the recorded run brings along."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, ClassVar, Literal

from pydantic import model_validator

from core.problems import N_, Problem
from core.topics import memorizing
from core.topics.memorizing import Memorizing
from core.topics.nn_modules_answers import Histograms, Parameters, Reductions, Sample, SumAndMean, ThreeWays
from core.topics.settings import Curve, setting
from core.topics.spread import Spread

RECORDED = {None: "two-layers"}
"""Language -> id of the recorded run, under assets/runs/nn_modules; None: there is no language here."""

RECORDINGS: dict[str, dict[str, Any]] = {"two-layers": {}}
"""Id of a recorded run -> its settings, where they are not the defaults."""

SPREAD = Spread(run="two-layers", step=500, noted=1.8912901578005403e-4, also=(400,))
"""The notes print the same loss for the steps 399 and 499, and count from 0; the history counts from 1."""

MOST_RATE = 100.0
WAYS = ("tensors", "sequential", "module")
COMPARED = 500  # steps of the recorded comparisons
ASKED = 100  # steps that a question trains for
EXAMPLES = ("1", "2", "3")
"""What a model can be asked: the number of a sample."""

PRESETS: dict[str, tuple[str, dict[str, Any]]] = {
    "notes": (N_("As in the notes"), {}),
    "mean": (N_("Mean and 640 times the rate"), {"reduction": "mean", "learning_rate": 0.064}),
    "deep": (N_("Three hidden layers, tanh"), {"hidden_layers": 3, "activation": "tanh", "learning_rate": 0.001}),
    "linear": (N_("No hidden layer"), {"hidden_layers": 0}),
    "absolute": (N_("Absolute errors"), {"loss": "l1", "learning_rate": 0.0002}),
    "classes": (N_("Classes"), {"loss": "cross_entropy", "learning_rate": 0.005}),
}
"""Where to start from: name -> label and settings."""

ANSWERS = {
    "predict": Sample, "parameters": Parameters, "histograms": Histograms, "sum_and_mean": SumAndMean,
    "three_ways": ThreeWays, "reductions": Reductions,
}  # fmt: skip
"""Question -> type of the answer, for those that a recorded run brings along."""


class Config(Memorizing):
    """One experiment with a network made of linear layers."""

    asks: ClassVar[str] = N_("One sample")
    told_by: ClassVar[str] = "way"
    answer_code: ClassVar[str] = (
        'pd.DataFrame({"output": prediction.output, "target": prediction.target, "error": prediction.error})'
    )
    title: ClassVar[str] = "two linear layers with a ReLU between them"
    meant: ClassVar[str] = "teaching modules, losses and reductions."

    topic: Literal["nn_modules"] = "nn_modules"
    hidden_layers: int = setting(
        1, N_("Hidden layers"), "model", ge=0, le=4, help=N_("0 leaves a single linear layer from input to output.")
    )  # fmt: skip
    hidden_size: int = setting(
        100, N_("Hidden size"), "model", ge=1, le=256, when={"hidden_layers": (1, 2, 3, 4)},
        help=N_("The units of each hidden layer."),
    )  # fmt: skip
    activation: Literal["relu", "tanh", "sigmoid", "none"] = setting(
        "relu", N_("Activation"), "model",
        names={"relu": "ReLU", "tanh": "tanh", "sigmoid": "sigmoid", "none": N_("none")},
        when={"hidden_layers": (1, 2, 3, 4)}, help=N_("What stands behind each hidden layer."),
    )  # fmt: skip
    way: Literal["tensors", "sequential", "module"] = setting(
        "sequential", N_("Written as"), "model",
        names={"tensors": N_("bare tensors"), "sequential": "nn.Sequential", "module": N_("a Module of one's own")},
        when={"hidden_layers": (1,), "activation": ("relu",)},
        help=N_("Three ways to write the same network. Other shapes than that of the notes are always nn.Sequential."),
    )  # fmt: skip
    loss: Literal["mse", "l1", "cross_entropy"] = setting(
        "mse", N_("Loss"), "training",
        names={"mse": N_("squared error (MSE)"), "l1": N_("absolute error (L1)"), "cross_entropy": N_("cross entropy")},
        help=N_("With cross entropy the targets are classes: the place of the largest of the random outputs."),
    )  # fmt: skip
    reduction: Literal["sum", "mean"] = setting(
        "sum", N_("Reduction"), "training", names={"sum": N_("sum"), "mean": N_("mean")},
        help=N_("Whether the errors are added up or averaged. The learning rate has to go with it."),
    )  # fmt: skip
    learning_rate: float = memorizing.learning_rate(1e-4, most=MOST_RATE)

    @model_validator(mode="after")
    def _one_shape_in_three_ways(self) -> Config:
        if self.way != "sequential" and (self.hidden_layers, self.activation) != (1, "relu"):
            raise Problem(N_("Only one hidden layer with ReLU is written in three ways. Choose nn.Sequential (“way”: "
                             "sequential) for other shapes."))  # fmt: skip
        return self

    @property
    def curves(self) -> tuple[Curve, ...]:
        """The pictures of a live run; with classes there is also something to be right about."""
        right = (Curve("accuracy", "", N_("Accuracy"), share=True),) if self.loss == "cross_entropy" else ()
        return (*Memorizing.curves, *right)

    @property
    def addends(self) -> int:
        """How many numbers the loss adds up, and the mean divides by: one for each sample, or for each output."""
        return self.samples if self.loss == "cross_entropy" else self.samples * self.outputs

    @property
    def widths(self) -> list[int]:
        """Inputs, the units of each hidden layer, outputs."""
        return [self.inputs, *[self.hidden_size] * self.hidden_layers, self.outputs]

    @property
    def products(self) -> int:
        """Multiplications in one forward pass of all samples."""
        return self.samples * sum(one * next_one for one, next_one in pairwise(self.widths))

    @property
    def rate_of_the_sum(self) -> float:
        """The learning rate that gives the same steps with the sum as the reduction."""
        return self.learning_rate if self.reduction == "sum" else self.learning_rate / self.addends

    def measured(self, summary: dict[str, Any]) -> str:
        """What the model card says of the result."""
        return (
            f"loss after training: {summary['loss']:.7f}, on the {self.samples} samples that it\n  learned; nothing "
            "else is there to be tested on."
        )


def first_questions(config: Config) -> list[tuple[str, dict]]:
    """What the page asks when it opens: questions and their arguments."""
    return [
        ("parameters", {}),
        ("histograms", {}),
        ("sum_and_mean", {}),
        ("three_ways", {"steps": COMPARED}),
        ("reductions", {"steps": COMPARED}),
        ("reductions", {"steps": ASKED}),
        *(("predict", {"text": text}) for text in map(str, range(1, config.samples + 1))),
    ]
