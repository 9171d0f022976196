"""The experiments of topic 0.8: predict-then-run, the erratum, and a random depth beside fixed ones."""

from __future__ import annotations

from functools import partial

from core.topics.control_flow import Config
from core.ui import asking
from core.ui.erratum import erratum
from core.ui.i18n import _
from core.ui.lesson import lesson, text_of
from core.ui.question import Truth, question
from core.ui.scrub import Look
from core.ui.side_by_side import side_by_side

TOPIC = "control_flow"
DEEP = 3
SAME = 1e-4  # of the largest entry: sums in another order differ in the last digits
COMPARED = ("random", "1", "3")


def compare(config: Config) -> None:
    """Three runs that differ in the depth alone."""
    configs = [config.model_copy(update={"depth": depth}) for depth in COMPARED]
    caption = _("1 draws its depth at every step, 2 always has depth 1, 3 always depth 3. All have the same seed.")
    side_by_side(f"{TOPIC}.compare", _("Train random, 1 and 3"), configs, caption)


def questions(look: Look, language: str) -> None:
    """Two questions that the student answers before the model does."""
    asked = _("A pass uses the middle layer {depth} times. What does `middle.weight.grad` hold after `backward`?",
              depth=DEEP)  # fmt: skip
    options = {
        "last": _("the gradient of the last use"), "sum": _("one matrix: the sum over the uses"),
        "list": _("a gradient for each use"),
    }  # fmt: skip
    question(f"{TOPIC}.sum_question", asked, options, partial(_sum, look, language))
    asked = _("A step draws depth 0, the one before had depth 1. The optimizer has momentum. Does the middle weight "
              "move in the step at depth 0?")  # fmt: skip
    options = {"moves": _("yes, momentum carries it on"), "stays": _("no, it stays where it is")}
    question(f"{TOPIC}.idle_question", asked, options, partial(_idle, look, language))


def errata() -> None:
    """E13."""
    lesson(TOPIC, "e13")
    erratum("E13")


def _sum(look: Look, language: str) -> Truth | None:
    found = asking.answered(f"{TOPIC}.sum_answer", look.run.id, look.step, "shared_gradient", depth=DEEP)
    if found is None:
        return None
    same = found.difference <= SAME * found.largest
    shape, parts = " × ".join(map(str, found.shape)), ", ".join(f"{norm:.3g}" for norm in found.norms)
    numbers = _("`.grad` has the shape {shape}. The {depth} shares have the lengths {parts}; their sum differs from "
                "`.grad` by {difference} at most.", shape=shape, depth=found.depth, parts=parts,
                difference=f"{found.difference:.1g}")  # fmt: skip
    return Truth("sum" if same else "last", f"{numbers} {text_of(TOPIC, 'question_sum_answer', language)}")


def _idle(look: Look, language: str) -> Truth | None:
    found = asking.answered(f"{TOPIC}.idle_answer", look.run.id, look.step, "idle_step")
    if found is None:
        return None
    numbers = _("Largest change of an entry: {used} in the step at depth 1, then {without_grad} in the one at depth 0. "
                "With zeros in `.grad` it would be {with_zeros}.", used=f"{found.used:.2g}",
                without_grad=f"{found.without_grad:.2g}", with_zeros=f"{found.with_zeros:.2g}")  # fmt: skip
    option = "stays" if found.without_grad == 0 else "moves"
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_idle_answer', language)}")
