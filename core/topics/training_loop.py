"""Topic 0.1, the training loop: what can be set, and what the recorded run brings along."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import model_validator

from core.problems import N_, Problem
from core.topics import shared_settings as shared
from core.topics.settings import About, Curve, Settings, setting
from core.topics.training_loop_answers import Confusion, Prediction, StepTrace

RECORDED = {None: "flowers-4-5-3"}
"""Language -> id of the recorded run, under assets/runs/training_loop; None: there is no language here."""

RECORDINGS: dict[str, dict[str, Any]] = {"flowers-4-5-3": {}}
"""Id of a recorded run -> its settings, where they are not the defaults."""

PHASES = ("forward", "loss", "backward", "update")
EXAMPLES = ("5.1,3.5,1.4,0.2", "5.9,2.8,4.3,1.3", "6.2,2.9,4.9,1.7")
"""What a model can be asked: the measures of one flower."""

ANSWERS = {"predict": Prediction, "trace": StepTrace, "confusion": Confusion}
"""Question -> type of the answer, for those that a recorded run brings along."""

LEAST_TEST = 5  # per cent
MOST_STEPS = 40_000
"""In a whole run. Two cores of a laptop need eight seconds for them."""


class Config(Settings):
    """One experiment with a network of one hidden layer that sorts rows of numbers into classes."""

    curves: ClassVar[tuple[Curve, ...]] = (
        Curve("loss", "valid_loss", N_("Loss")),
        Curve("accuracy", "valid_accuracy", N_("Accuracy"), share=True, best="best_accuracy"),
    )
    asks: ClassVar[str] = N_("A flower of your own")
    told_by: ClassVar[str] = "learning_rate"
    answer_code: ClassVar[str] = 'pd.DataFrame({"class": prediction.classes, "P": prediction.probability})'
    own_tables: ClassVar[str] = "core.corpora.own_numbers"

    topic: Literal["training_loop"] = "training_loop"
    corpus: Literal["flowers", "own"] = setting(
        "flowers", N_("Rows"), "data", names={"flowers": N_("flowers made here"), "own": N_("your own table")},
        help=N_("Of the flowers made here, the best possible accuracy is known."),
    )  # fmt: skip
    table: str = setting(
        "", N_("Table"), "data", pattern="^[0-9a-f]{0,16}$", when={"corpus": ("own",)},
        help=N_("The name of your table. It is made from what is in it, so the same table has the same name."),
    )  # fmt: skip
    flowers: int = setting(150, N_("Flowers"), "data", ge=30, le=5000, step=10, when={"corpus": ("flowers",)})
    spread: float = setting(
        1.0, N_("Spread inside a kind"), "data", ge=0.5, le=1.5, step=0.1, when={"corpus": ("flowers",)},
        help=N_("How much flowers of one kind differ. The more they do, the more the kinds overlap."),
    )  # fmt: skip
    train_share: int = setting(
        60, N_("Share for training (%)"), "data", ge=5, le=90, step=1,
        help=N_("What validation leaves over is for the test."),
    )  # fmt: skip
    valid_share: int = setting(20, N_("Share for validation (%)"), "data", ge=5, le=90, step=1)
    standardise: bool = setting(
        True, N_("Standardise the columns"), "data",
        help=N_("Subtract the mean and divide by the standard deviation, both of the training part alone."),
    )  # fmt: skip
    hidden_size: int = setting(5, N_("Hidden units"), "model", ge=1, le=64)
    activation: Literal["relu", "tanh", "sigmoid", "none"] = setting(
        "tanh", N_("Activation"), "model",
        names={"relu": "ReLU", "tanh": "tanh", "sigmoid": N_("sigmoid"), "none": N_("none")},
        help=N_("Without one, two layers can do no more than a single one."),
    )  # fmt: skip
    loss: Literal["cross_entropy", "mse"] = setting(
        "cross_entropy", N_("Loss"), "training",
        names={"cross_entropy": N_("cross entropy"), "mse": N_("squared error (MSE)")},
        help=N_("Both look at the probabilities; a confident mistake costs much more in cross entropy."),
    )  # fmt: skip
    learning_rate: float = setting(0.3, N_("Learning rate"), "training", gt=0.0, le=100.0, step=0.05)
    batch_size: int = setting(
        10, N_("Batch size"), "training", ge=0, le=512,
        help=N_("How many rows make one step. 1: each row alone; 0: all rows in every step."),
    )  # fmt: skip
    epochs: int = setting(40, N_("Epochs"), "training", ge=1, le=300)
    seed: int = shared.seed()

    @model_validator(mode="after")
    def _parts_fit(self) -> Config:
        if self.train_share + self.valid_share > 100 - LEAST_TEST:
            raise Problem(
                N_("Training and validation take {sum} %. At least {least} % must be left for the test."),
                sum=self.train_share + self.valid_share, least=LEAST_TEST,
            )  # fmt: skip
        if self.table and self.corpus != "own":
            raise Problem(N_("A table is your own rows. Choose these as the rows, or leave the table out."))
        if self.corpus == "flowers":
            self.steps_per_epoch(self.flowers * self.train_share // 100)
        return self

    def steps_per_epoch(self, rows: int) -> int:
        """How many mini-batches `rows` for training make; raises `Problem` where the run would not end soon."""
        count = -(-rows // (self.batch_size or rows))
        if count * self.epochs > MOST_STEPS:
            raise Problem(
                N_("{rows} rows in batches of {batch} are {count} steps an epoch. That allows at most {most} epochs "
                   "here, so that a run ends in about ten seconds. Take fewer epochs, or larger batches."),
                rows=rows, batch=self.batch_size, count=count, most=MOST_STEPS // count,
            )  # fmt: skip
        return count

    @classmethod
    def preset(cls, corpus: str | None) -> dict[str, Any]:
        """The rows that were named, where the topic knows them."""
        return {"corpus": corpus} if corpus else {}

    def about(self, summary: dict[str, Any]) -> About:
        """What a model card says."""
        return About(
            title="a network with one hidden layer",
            task="tell three kinds of flowers apart by four measures.",
            measured=f"accuracy {summary['test_accuracy']:.4f} on {summary['test_rows']} test rows that training never "
            f"saw; somebody who knows the densities gets {summary['test_best']:.4f} of these rows right, and "
            f"{summary['best_accuracy']:.4f} in the long run.",
            meant="teaching the training loop.",
            limits="the flowers are made up, so it knows nothing of real ones, and it has an opinion on any four "
            "numbers.",
            data=f"{self.flowers} flowers, drawn from known normal distributions (core/corpora/flowers.py).",
        )  # fmt: skip


def first_questions(config: Config) -> list[tuple[str, dict]]:  # noqa: ARG001 - every topic has the same signature
    """What the page asks when it opens: questions and their arguments."""
    return [
        *(("trace", {"ahead": ahead}) for ahead in range(4)),
        *(("confusion", {"part": part}) for part in ("train", "valid", "test")),
        *(("predict", {"text": text}) for text in EXAMPLES),
    ]
