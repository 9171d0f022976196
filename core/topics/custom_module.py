"""Topic 0.7, a module of one's own: what can be set, and what the recorded run brings along."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import field_validator, model_validator

from core.problems import N_, Problem
from core.topics import memorizing
from core.topics.custom_module_answers import Crash, Design, Loading, Movement, Sample, State, Trial
from core.topics.layer_names import checked
from core.topics.memorizing import Memorizing
from core.topics.settings import Curve, setting
from core.topics.spread import Spread

RECORDED = {None: "own-module"}
"""Language -> id of the recorded run, under assets/runs/custom_module; None: there is no language here."""

RECORDINGS: dict[str, dict[str, Any]] = {"own-module": {}}
"""Id of a recorded run -> its settings, where they are not the defaults."""

HEAVIEST = 3_300_000
"""Bytes of weights that the recorded run brings along: those of eight steps."""

SPREAD = Spread(run="own-module", step=500, noted=2.1617370293824933e-05)
"""The notes print the loss at step 499 and count from 0; the history counts from 1."""

PLACES = {
    "attribute": N_("as an attribute"), "module_list": N_("in nn.ModuleList"), "module_dict": N_("in nn.ModuleDict"),
    "list": N_("in a plain list"), "dict": N_("in a plain dict"), "tensor": N_("as plain tensors"),
    "buffer": N_("as buffers"), "removed": N_("nowhere (removed)"),
}  # fmt: skip
LISTED = ("attribute", "module_list", "module_dict")
"""Places whose weights are in `parameters()`."""
KEPT = tuple(place for place in PLACES if place != "removed")

THIRD = {"no": N_("no third layer"), "used": N_("a third layer"), "forgotten": N_("a third layer, not called")}
CASES = ("LayerWithoutSuper", "ParameterWithoutSuper", "NumberBeforeLayer", "ListWithoutSuper", "SuperTooLate",
         "RightOrder")  # fmt: skip
"""The classes of core/models/without_super.py."""
DESIGN = ("samples", "inputs", "outputs", "hidden_size", "place", "layer_name", "third")
"""The settings that decide what the network is made of."""
TARGETS = ("same", "renamed", "third", "wider", "list")
"""Networks that a file can be loaded into."""
DAMAGES = ("none", "cut", "byte", "other", "pickle")
"""What happens to a file on its way."""
MOST_BYTES = 8_000_000
"""Size of a file with weights that somebody brings."""
EXAMPLES = ("1", "2", "3")
"""What a model can be asked: the number of a sample."""

ANSWERS = {
    "predict": Sample, "design": Design, "movement": Movement, "trial": Trial, "crash": Crash, "state": State,
    "load": Loading,
}  # fmt: skip
"""Question -> type of the answer, for those that a recorded run brings along."""


class Config(Memorizing):
    """One experiment with a network whose hidden layer has a name and a home of its own."""

    curves: ClassVar[tuple[Curve, ...]] = (
        Curve("loss", "", N_("Loss"), log=True),
        Curve("hidden_moved", "", N_("How far the hidden layer has moved"), line=N_("its weight")),
    )
    asks: ClassVar[str] = N_("One sample of your own choice")
    told_by: ClassVar[str] = "place"
    answer_code: ClassVar[str] = 'pd.DataFrame({"target": prediction.target, "output": prediction.output})'
    title: ClassVar[str] = "two linear layers in a module of one's own"
    meant: ClassVar[str] = "teaching what a module registers, saves and trains."

    topic: Literal["custom_module"] = "custom_module"
    place: Literal["attribute", "module_list", "module_dict", "list", "dict", "tensor", "buffer", "removed"] = setting(
        "attribute", N_("The hidden layer lives"), "model", names=PLACES,
        help=N_("The same layer with the same first weights. Only the place in which the module keeps it differs."),
    )  # fmt: skip
    layer_name: str = setting(
        "linear1", N_("Name of the hidden layer"), "model", when={"place": KEPT}, max_length=200,
        help=N_("Type another one above, under “Build your own”."),
    )  # fmt: skip
    third: Literal["no", "used", "forgotten"] = setting(
        "no", N_("Third layer"), "model", names=THIRD, when={"place": KEPT},
        help=N_("Another hidden layer. “Not called”: it is made in the constructor, but forward leaves it out."),
    )  # fmt: skip
    learning_rate: float = memorizing.learning_rate(1e-4)

    @field_validator("layer_name")
    @classmethod
    def _is_a_name(cls, name: str) -> str:
        return checked(name)

    @model_validator(mode="after")
    def _fits_together(self) -> Config:
        if self.place == "removed" and self.third != "no":
            raise Problem(N_("Without the hidden layer there is no third one."))
        return self

    @property
    def products(self) -> int:
        """Multiplications in one forward pass of all samples."""
        return super().products + (self.third == "used") * self.samples * self.hidden_size**2

    def design(self) -> dict[str, Any]:
        """The settings that decide what the network is made of, where they are not the defaults."""
        return {name: value for name, value in self.changed().items() if name in DESIGN}


def first_questions(config: Config) -> list[tuple[str, dict]]:  # noqa: ARG001 - every topic has the same signature
    """What the page asks when it opens: questions and their arguments."""
    designs = [{}, *({"place": place} for place in PLACES if place != "attribute")]
    designs += [{"third": third} for third in THIRD if third != "no"]
    loads = [{"home": home, "into": into, "strict": True, "damage": "none", "file": None}
             for home in ("attribute", "list") for into in TARGETS]  # fmt: skip
    return [
        *(("design", {"changes": changes}) for changes in designs),
        ("movement", {}),
        ("trial", {}),
        *(("crash", {"case": case}) for case in CASES),
        *(("state", {"home": home}) for home in ("attribute", "list", "buffer")),
        *(("load", load) for load in loads),
        *(("predict", {"text": text}) for text in EXAMPLES),
    ]
