"""The experiments of topic 0.2: with and without the mask side by side, and predict-then-run."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from core.topics.tensor_text import written
from core.topics.tensors import PRESETS, RECORDED, Config
from core.ui import asking
from core.ui.i18n import _
from core.ui.lesson import text_of
from core.ui.question import Truth, question
from core.ui.scrub import Look
from core.ui.side_by_side import side_by_side

TOPIC = "tensors"
SUMMED = 1  # the dimension over which the question sums
FALLS = 0.5  # of the first loss: below this it has clearly fallen


def compare(config: Config) -> None:
    """Two runs from the same start: one with the mask, one without."""
    configs = [config.model_copy(update={"mask": mask}) for mask in (True, False)]
    caption = _("1 has the mask, 2 has not. Samples and first weights are the same.")
    side_by_side(f"{TOPIC}.compare", _("Train both"), configs, caption, _ends)


def questions(look: Look, language: str) -> None:
    """Two questions that the student answers before the model does."""
    asked = _("`a` has the shape (2, 2, 3). What is the shape of `a.sum(dim={dim})`?", dim=SUMMED)
    options = {"(2, 3)": "(2, 3)", "(2, 2)": "(2, 2)", "(2, 1, 3)": "(2, 1, 3)", "()": "()"}
    question(f"{TOPIC}.shape_question", asked, options, partial(_shape, language))
    asked = _("The line with the mask is left out, so the gradient of W1 is wrong. What does the loss do?")
    options = {
        "falls": _("it falls all the same"), "stays": _("it stays where it is"), "rises": _("it rises"),
    }  # fmt: skip
    question(f"{TOPIC}.loss_question", asked, options, partial(_loss, look, language))


def _ends(runs: list[Any]) -> None:
    ends = [(run.history.latest("loss"), run.history.latest("error_w1")) for run in runs]
    if any(loss is None for loss, _error in ends):
        return
    (right, _zero), (wrong, error) = ends
    st.markdown(_("With the mask the loss ends at {right}, without it at {wrong}. So a falling loss says nothing about "
                  "the gradient: the one of W1 was wrong by {error} of its length in the last step.",
                  right=f"{right:.2g}", wrong=f"{wrong:.2g}", error=f"{error:.2f}"))  # fmt: skip


def _shape(language: str) -> Truth | None:
    found = asking.answered(
        f"{TOPIC}.shape_answer", RECORDED[None], None, "operate",
        text=PRESETS["tensor"], operation="sum", argument=str(SUMMED),
    )  # fmt: skip
    if found is None:
        return None
    shape = written(found.result.shape)
    numbers = _("`{expression}` has the shape {shape}.", expression=found.expression, shape=shape)
    return Truth(shape, f"{numbers} {text_of(TOPIC, 'question_shape_answer', language)}")


def _loss(look: Look, language: str) -> Truth | None:
    found = asking.answered(f"{TOPIC}.loss_answer", look.run.id, look.step, "descent")
    if found is None:
        return None
    after = found.without_mask
    option = "falls" if after < FALLS * found.before else "stays" if after < 2 * found.before else "rises"
    numbers = _("At the start the loss is {before}. At step {steps} it is {wrong} without the mask, and {right} with "
                "it.", before=f"{found.before:,.0f}", steps=found.steps, wrong=f"{after:.4g}",
                right=f"{found.with_mask:.4g}")  # fmt: skip
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_loss_answer', language)}")
