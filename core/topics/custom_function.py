"""Topic 0.4, a function of one's own: what can be set, and what the recorded run brings along."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, ClassVar, Literal

from pydantic import ValidationError, model_validator

from core.problems import N_, Problem
from core.topics import memorizing
from core.topics.custom_function_answers import Angles, AtZero, ClassBody, Point, Slopes, Verdict, Verdicts
from core.topics.memorizing import Memorizing
from core.topics.settings import setting
from core.topics.spread import Spread

RECORDED = {None: "relu-right"}
"""Language -> id of the recorded run, under assets/runs/custom_function; None: there is no language here."""

RECORDINGS: dict[str, dict[str, Any]] = {"relu-right": {}}
"""Id of a recorded run -> its settings, where they are not the defaults."""

SPREAD = Spread(run="relu-right", step=500, noted=0.001426524599082768)
"""The notes print the loss at step 499 and count from 0; the history counts from 1."""

ANSWERS = {
    "predict": Point, "point": Point, "slopes": Slopes, "verdict": Verdict, "verdicts": Verdicts, "angles": Angles,
    "class_body": ClassBody, "verdict_at": Verdict, "at_zero": AtZero,
}  # fmt: skip
"""Question -> type of the answer, for those that a recorded run brings along."""

FUNCTIONS = {
    "relu": "ReLU", "leaky_relu": "Leaky ReLU", "gelu": "GELU", "clamp": "clamp", "piecewise": N_("my own pieces"),
}  # fmt: skip
BACKWARDS = {
    "right": N_("right: the chain rule"),
    "unmasked": N_("lets everything through"),
    "forgotten": N_("forgets grad_output"),
    "sign": N_("sign instead of a mask"),
    "another": N_("slope of the sigmoid"),
    "negative_side": N_("slope 0.3 below 0"),
    "shifted": N_("mask in the wrong place"),
    "doubled": N_("twice as much"),
    "value": N_("value instead of slope"),
    "nothing": N_("lets nothing through"),
}
SHAPES = {"line": N_("line"), "parabola": N_("parabola"), "sine": N_("sine")}
MOST_PIECES = 4
NUMBERS = range(1, MOST_PIECES + 1)
NEAREST = 0.01  # how close two breaks may come
BREAKS = tuple(f"break_{number}" for number in NUMBERS[:-1])
PARTS = tuple((f"shape_{number}", f"slope_{number}", f"offset_{number}") for number in NUMBERS)
OWN = ("pieces", *BREAKS, *(name for part in PARTS for name in part))
FORM = ("function", "backward", *OWN)
"""The settings that say what the function is; the others are about training."""
EXAMPLES = ("-1.5", "0", "0.5")
INTERVAL, STEP, FROM_ABOVE = (-3.0, 3.0), 1e-6, 1.0
"""What the first picture shows: the interval, h of the finite difference, and the gradient that comes from above."""


def _break(number: int, default: float) -> Any:
    return setting(
        default, (N_("Break 1"), N_("Break 2"), N_("Break 3"))[number - 1], "model", ge=-5.0, le=5.0, step=0.1,
        when={"function": ("piecewise",), "pieces": tuple(NUMBERS[number:])},
    )  # fmt: skip


def _only_with(number: int) -> dict:
    return {"function": ("piecewise",), "pieces": tuple(NUMBERS[number - 1 :])}


def _shape(number: int, default: str) -> Any:
    labels = N_("Piece 1: shape g(x)"), N_("Piece 2: shape g(x)"), N_("Piece 3: shape g(x)"), N_("Piece 4: shape g(x)")
    return setting(default, labels[number - 1], "model", names=SHAPES, when=_only_with(number))


def _factor(number: int, default: float) -> Any:
    labels = N_("Piece 1: factor a"), N_("Piece 2: factor a"), N_("Piece 3: factor a"), N_("Piece 4: factor a")
    return setting(default, labels[number - 1], "model", ge=-10.0, le=10.0, step=0.1, when=_only_with(number))


def _offset(number: int, default: float) -> Any:
    labels = N_("Piece 1: offset c"), N_("Piece 2: offset c"), N_("Piece 3: offset c"), N_("Piece 4: offset c")
    return setting(default, labels[number - 1], "model", ge=-10.0, le=10.0, step=0.1, when=_only_with(number))


Shape = Literal["line", "parabola", "sine"]


class Config(Memorizing):
    """One experiment with a network whose activation has a forward and a backward of one's own."""

    asks: ClassVar[str] = N_("The slope at a point of your own")
    told_by: ClassVar[str] = "backward"
    answer_code: ClassVar[str] = "pd.Series(prediction._asdict())"
    title: ClassVar[str] = "a network whose activation has a backward of its own"
    meant: ClassVar[str] = "teaching autograd functions."

    topic: Literal["custom_function"] = "custom_function"
    function: Literal["relu", "leaky_relu", "gelu", "clamp", "piecewise"] = setting(
        "relu", N_("Function (forward)"), "model", names=FUNCTIONS
    )
    backward: Literal[
        "right", "unmasked", "forgotten", "sign", "another", "negative_side", "shifted", "doubled", "value", "nothing"
    ] = setting("right", N_("Backward"), "model", names=BACKWARDS, help=N_("One is right, nine are wrong."))
    pieces: int = setting(3, N_("Pieces"), "model", ge=1, le=MOST_PIECES, when={"function": ("piecewise",)})
    break_1: float = _break(1, -1.0)
    break_2: float = _break(2, 1.0)
    break_3: float = _break(3, 2.0)
    shape_1: Shape = _shape(1, "line")
    slope_1: float = _factor(1, 0.1)
    offset_1: float = _offset(1, -0.4)
    shape_2: Shape = _shape(2, "parabola")
    slope_2: float = _factor(2, 0.5)
    offset_2: float = _offset(2, -1.0)
    shape_3: Shape = _shape(3, "line")
    slope_3: float = _factor(3, 1.0)
    offset_3: float = _offset(3, -1.5)
    shape_4: Shape = _shape(4, "sine")
    slope_4: float = _factor(4, 0.5)
    offset_4: float = _offset(4, 0.0)
    learning_rate: float = memorizing.learning_rate(1e-6)

    @model_validator(mode="after")
    def _breaks_ascend(self) -> Config:
        for left, right in pairwise(self.breaks):
            if right - left < NEAREST:
                raise Problem(
                    N_("The breaks must ascend, each at least {nearest} above the one before. {right} after {left} "
                       "does not. Until that is put right, the breaks are −1, 1 and 2."),
                    nearest=NEAREST, left=f"{left:g}", right=f"{right:g}",
                )  # fmt: skip
        return self

    @classmethod
    def read_leniently(cls, given: dict[str, Any]) -> tuple[Config, list[Problem]]:
        """As in every Config; breaks that do not ascend go back to their defaults, and everything else stays."""
        try:
            return cls.model_validate(given), []
        except ValidationError as error:
            # An error without a place is about a name that is no Unicode text: then nothing of it can be kept.
            wrong = {str(one["loc"][0]) for one in error.errors() if one["loc"]} or set(given)
            reported = super().read_leniently({name: given[name] for name in wrong})[1]
        except Problem as problem:
            wrong, reported = set(BREAKS), [problem]
        kept, others = cls.read_leniently({name: value for name, value in given.items() if name not in wrong})
        return kept, [*reported, *others]

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where the student's own pieces meet, from left to right."""
        return tuple(getattr(self, name) for name in BREAKS[: self.pieces - 1])

    @property
    def parts(self) -> tuple[tuple[str, float, float], ...]:
        """The student's own pieces from left to right: shape, factor, offset."""
        return tuple(tuple(getattr(self, name) for name in part) for part in PARTS[: self.pieces])

    def choice(self, **other: Any) -> dict[str, Any]:
        """What says which function this is: the settings of the `FORM` that are not the defaults."""
        wanted = self.model_copy(update=other)
        names = FORM if wanted.function == "piecewise" else FORM[:2]
        return {name: value for name, value in wanted.changed().items() if name in names}


def first_questions(config: Config) -> list[tuple[str, dict]]:
    """What the page asks when it opens: questions and their arguments."""
    shown = {"low": INTERVAL[0], "high": INTERVAL[1], "h": STEP, "grad_output": FROM_ABOVE}
    pictures = [config.choice(backward=name) for name in BACKWARDS]
    pictures += [config.choice(function=name) for name in FUNCTIONS if name != config.function]
    every = [config.choice(function=one, backward=other) for one in FUNCTIONS for other in BACKWARDS]
    return [
        *(("slopes", {"choice": choice} | shown) for choice in pictures),
        *(("verdict", {"choice": choice, "include_break": at}) for choice in every for at in (False, True)),
        ("verdicts", {"choice": {}}),
        ("angles", {}),
        ("class_body", {}),
        ("at_zero", {}),
        ("point", {"choice": {}, "x": -1.5}),
        *(("predict", {"text": text}) for text in EXAMPLES),
    ]
