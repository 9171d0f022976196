"""Topic 0.6, optimizers: what can be set, which learning rate suits which rule where, and the recorded races."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from core.problems import N_
from core.topics import shared_settings as shared
from core.topics.memorizing import Memorizing, steps
from core.topics.optimizers_answers import Arrivals, Cost, FirstSteps, Growth, Sweep
from core.topics.settings import About, Curve, setting
from core.topics.spread import Spread
from core.topics.surfaces import SURFACES, Point

RECORDED = {None: "ravine"}
"""Language -> id of the recorded run that the page opens with; None: there is no language here."""

NOTES_RUN = "notes-net"
RECORDINGS: dict[str, dict[str, Any]] = {"ravine": {}, NOTES_RUN: {"ground": "net"}}
"""Id of a recorded run -> its settings, where they are not the defaults."""

SPREAD = Spread(run=NOTES_RUN, step=500, noted=6.055332590904072e-08, metric="loss_adam")
"""The notes train with Adam, print the loss at step 499 and count from 0; the history counts from 1."""

RULES = {
    "sgd": "SGD", "momentum": "Momentum", "adagrad": "AdaGrad", "rmsprop": "RMSProp", "adadelta": "Adadelta",
    "adam": "Adam",
}  # fmt: skip
"""Id of a rule -> its name, in the order in which they were found."""

SUGGESTED = {
    "bowl": (0.1, 0.02, 1.0, 0.05, 5.0, 0.2),
    "ravine": (0.035, 0.01, 1.0, 0.05, 5.0, 0.2),
    "saddle": (0.1, 0.02, 0.5, 0.02, 2.0, 0.1),
    "rosenbrock": (0.002, 0.001, 1.0, 0.02, 1.0, 0.2),
    "beale": (0.005, 0.002, 0.5, 0.02, 2.0, 0.1),
    "net": (1e-4, 1e-5, 1e-3, 1e-4, 0.1, 1e-4),
}
"""Ground -> a learning rate for each of the `RULES` that gets far in 500 steps; the notes give Adam 1e-4 on the net."""

ANSWERS = {"predict": FirstSteps, "sweep": Sweep, "cost": Cost, "arrivals": Arrivals, "growth": Growth}
"""Question -> type of the answer, for those that a recorded run brings along."""

REACH = 5.0  # how far from (0, 0) a start may lie, in x and in y
_NET, _HILL = {"ground": ("net",)}, {"ground": tuple(SURFACES)}


def _own(rule: str) -> Any:
    """The learning rate of one rule."""
    return setting(
        0.0, rule, "training", ge=0.0, le=100.0, step=0.001, when={"rates": ("own",)},
        help=N_("The learning rate of this rule. 0 takes the suggested one."),
    )  # fmt: skip


class Config(Memorizing):
    """One race of six rules. The samples and the sizes only matter on the notes' net, the start only on a surface."""

    curves: ClassVar[tuple[Curve, ...]] = (Curve("loss", "", N_("Lowest loss of the six"), log=True, live=False),)
    told_by: ClassVar[str] = "ground"
    asks: ClassVar[str] = N_("The first step of each rule")
    answer_code: ClassVar[str] = 'pd.DataFrame({"rule": prediction.rules, "loss after": prediction.after})'

    topic: Literal["optimizers"] = "optimizers"
    ground: Literal["ravine", "bowl", "saddle", "rosenbrock", "beale", "net"] = setting(
        "ravine", N_("Ground"), "data",
        names={**{name: surface.name for name, surface in SURFACES.items()}, "net": N_("the notes' net")},
        help=N_("What the six walk down: the height of a surface, or the loss of the notes' network."),
    )  # fmt: skip
    start: Literal["usual", "own"] = setting(
        "usual", N_("Start"), "data", names={"usual": N_("the usual one"), "own": N_("my own")}, when=_HILL
    )
    start_x: float = setting(
        -4.0, N_("Start x"), "data", ge=-REACH, le=REACH, step=0.01, when={"start": ("own",), **_HILL}
    )
    start_y: float = setting(
        1.0, N_("Start y"), "data", ge=-REACH, le=REACH, step=0.01, when={"start": ("own",), **_HILL}
    )
    noise: float = setting(
        0.0, N_("Noise"), "data", ge=0.0, le=20.0, step=0.5, when=_HILL,
        help=N_("Standard deviation of random numbers added to the gradient, the same for all six."),
    )  # fmt: skip
    samples: int = setting(64, N_("Samples"), "data", ge=1, le=512, when=_NET)
    inputs: int = setting(1000, N_("Inputs"), "data", ge=1, le=2000, when=_NET)
    outputs: int = setting(10, N_("Outputs"), "data", ge=1, le=100, when=_NET)
    hidden_size: int = setting(100, N_("Hidden size"), "model", ge=1, le=256, when=_NET)
    batch_size: int = setting(
        64, N_("Batch size"), "training", ge=1, le=512, when=_NET,
        help=N_("How many samples a step sees. Fewer than there are: a mini-batch, the same one for all six."),
    )  # fmt: skip
    rates: Literal["suggested", "same", "own"] = setting(
        "suggested", N_("Learning rates"), "training",
        names={"suggested": N_("suggested"), "same": N_("one for all"), "own": N_("one for each")},
        help=N_("Suggested: what suits each rule on this ground."),
    )  # fmt: skip
    learning_rate: float = setting(
        0.01, N_("Learning rate"), "training", gt=0.0, le=100.0, step=0.001, when={"rates": ("same",)}
    )
    rate_sgd: float = _own("SGD")
    rate_momentum: float = _own("Momentum")
    rate_adagrad: float = _own("AdaGrad")
    rate_rmsprop: float = _own("RMSProp")
    rate_adadelta: float = _own("Adadelta")
    rate_adam: float = _own("Adam")
    steps: int = steps()
    seed: int = shared.seed()

    def rate_of(self, rule: str) -> float:
        """The learning rate that one of the `RULES` walks with."""
        suggested = dict(zip(RULES, SUGGESTED[self.ground], strict=True))[rule]
        if self.rates == "same":
            return self.learning_rate
        return (getattr(self, f"rate_{rule}") if self.rates == "own" else 0.0) or suggested

    @property
    def begin(self) -> Point:
        """Where all six start on the surface."""
        return (self.start_x, self.start_y) if self.start == "own" else SURFACES[self.ground].start

    @property
    def products(self) -> int:
        """What one step of all six on the net costs, in multiplications of the other topics. Measured: four times the
        weights for each row of the batch, and as much as 60 rows for what the rules do with each weight.
        """
        if self.ground != "net":
            return 0
        return 4 * self.hidden_size * (self.inputs + self.outputs) * (min(self.samples, self.batch_size) + 60)

    def about(self, summary: dict[str, Any]) -> About:
        """What a model card says."""
        net = self.ground == "net"
        where = "a network with two layers (64-1000-100-10)" if net else f"the surface “{self.ground}”"
        return About(
            title=f"six optimizers on {where}", task="get as low as possible in 500 steps, all from one start.",
            measured=self.measured(summary), meant="teaching optimizers.",
            limits="one ground and one learning rate for each rule; the order differs elsewhere.",
            data=f"{self.samples} samples of {self.inputs} random normal numbers, made from the seed." if net
            else "no data: a formula.",
        )  # fmt: skip

    def measured(self, summary: dict[str, Any]) -> str:
        """What the model card says of the result."""
        return "loss after the last step:\n  " + ", ".join(
            f"{name} {summary[f'loss_{rule}']:.4f}" for rule, name in RULES.items() if f"loss_{rule}" in summary
        )


def examples(config: Config) -> tuple[str, ...]:
    """What a race can be asked: a point of the surface; on the net, a learning rate."""
    return ("0.001", "0.0001") if config.ground == "net" else ("1.5, -0.5", "0, 1")


def first_questions(config: Config) -> list[tuple[str, dict]]:
    """What the page asks when it opens: questions and their arguments."""
    return [
        *(("sweep", {"rule": rule}) for rule in RULES),
        *((question, {}) for question in ("cost", "arrivals", "growth")),
        *(("predict", {"text": text}) for text in examples(config)),
    ]
