"""Topic 0.2, tensors: what can be set, what can be asked, and what the recorded run brings along."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from core.problems import N_
from core.topics import memorizing
from core.topics.memorizing import Memorizing
from core.topics.settings import Curve, setting
from core.topics.spread import Spread
from core.topics.tensors_answers import Descent, Described, Draws, Gradients, Race, Types

RECORDED = {None: "without-mask"}
"""Language -> id of the recorded run, under assets/runs/tensors; None: there is no language here."""

RECORDINGS: dict[str, dict[str, Any]] = {"without-mask": {"mask": False}}
"""Id of a recorded run -> its settings, where they are not the defaults. The notes leave the mask out."""

SPREAD = Spread(run="without-mask", step=500, noted=0.00033520121360197663)
"""The notes print the loss at step 499 and count from 0; the history counts from 1."""

PRESETS = {
    "scalar": "7",
    "vector": "[1, 2, 3, 4]",
    "matrix": "[[1, 2, 3], [4, 5, 6]]",
    "tensor": "[[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [10, 11, 12]]]",
}
RANKS = (N_("scalar"), N_("vector"), N_("matrix"), N_("3-D tensor"), N_("4-D tensor"))
EXAMPLES = tuple(PRESETS.values())
"""What a model can be asked: a nested list of numbers."""

OPERATIONS = {
    "none": N_("as it is"), "reshape": N_("reshape"), "transpose": N_("transpose"), "sum": N_("sum"),
    "unsqueeze": N_("unsqueeze"), "index": N_("index"), "matmul": N_("matrix product @"), "add": N_("add +"),
    "long": N_("to whole numbers"),
}  # fmt: skip

SIZES = tuple(2**power for power in range(4, 13))
DESCENT_STEPS = 100
DRAWS = 100_000

ANSWERS = {
    "predict": Described, "gradients": Gradients, "descent": Descent, "race": Race, "draws": Draws, "types": Types,
}  # fmt: skip
"""Question -> type of the answer, for those that a recorded run brings along."""


class Config(Memorizing):
    """One experiment with a network whose gradients are written by hand."""

    curves: ClassVar[tuple[Curve, ...]] = (
        *Memorizing.curves,
        Curve("error_w1", "", N_("Relative error of the gradient of W1"), line=N_("relative error")),
    )  # fmt: skip
    asks: ClassVar[str] = N_("A tensor of your own")
    told_by: ClassVar[str] = "mask"
    answer_code: ClassVar[str] = 'pd.Series(prediction._asdict(), name="tensor").to_frame()'
    title: ClassVar[str] = "a network with gradients written by hand"
    task: ClassVar[str] = "learn random numbers by heart, with a backward pass that is written out line by line."
    meant: ClassVar[str] = "teaching tensors and the chain rule."

    topic: Literal["tensors"] = "tensors"
    learning_rate: float = memorizing.learning_rate(1e-6)
    mask: bool = setting(
        True, N_("Mask of the ReLU"), "training", names={True: N_("masked"), False: N_("unmasked")},
        help=N_("Nothing flows back through a hidden unit that gave 0. The notes forget this line."),
    )  # fmt: skip

    @property
    def products(self) -> int:
        """Multiplications of a step: by hand, and once more by autograd to compare."""
        return 2 * super().products

    def measured(self, summary: dict[str, Any]) -> str:
        """What the model card says of the result."""
        wrong = "" if self.mask else " The mask of the ReLU is left out on purpose, as in the lecture notes."
        return (
            f"sum of squared errors after training: {summary['loss']:.3g}, on the {self.samples} samples that it\n"
            f"  learned; nothing else is there to be tested on. Gradient of W1 against autograd's: relative error "
            f"{summary['error_w1']:.4f}, cosine {summary['cosine_w1']:.4f}.{wrong}"
        )


def first_questions(config: Config) -> list[tuple[str, dict]]:  # noqa: ARG001 - every topic has the same signature
    """What the page asks when it opens: questions and their arguments."""
    return [
        *(("predict", {"text": text}) for text in EXAMPLES),
        *(("race", {"size": size}) for size in SIZES),
        ("gradients", {}), ("descent", {}), ("draws", {}), ("types", {}),
    ]  # fmt: skip
