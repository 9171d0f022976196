"""The experiments of topic 0.5: predict-then-run, and the errata with the numbers of the run on screen."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from math import isfinite
from typing import Any

import streamlit as st

from core.topics.nn_modules import ASKED, SPREAD, Config
from core.topics.nn_modules_answers import Parameters, Reductions, SumAndMean
from core.ui import asking
from core.ui.erratum import erratum
from core.ui.i18n import _
from core.ui.lesson import lesson, text_of
from core.ui.pytorch.nn_modules.compare import percent
from core.ui.question import Truth, question
from core.ui.scrub import Look, watch

TOPIC = "nn_modules"
SAME = 0.01  # of the first loss: less than anybody sees in a curve


def questions(look: Look, language: str) -> None:
    """Two questions that the student answers before the model does."""
    widths = look.run.config.widths
    asked = _("The layers of the run on screen are {widths} wide. How many numbers does this network learn?",
              widths=" → ".join(map(str, widths)))  # fmt: skip
    options = {name: f"{number:,}" for name, number in _counts(look.run.config).items()}
    question(f"{TOPIC}.count_question", asked, options, partial(_count, look, language))
    asked = _("Somebody writes “mean” instead of “sum” and leaves the learning rate as it is. What becomes of the run?")
    options = {
        "same": _("the same curve, only its numbers are smaller"), "slow": _("it learns far more slowly"),
        "away": _("the loss runs away"),
    }  # fmt: skip
    question(f"{TOPIC}.mean_question", asked, options, partial(_mean, look, language))


def errata(run: Any | None) -> None:
    """E10, E11 and E12."""
    lesson(TOPIC, "e10")
    erratum("E10")
    if run is not None:
        st.caption(_own_fall(run))
    lesson(TOPIC, "e12")
    erratum("E12")
    if run is not None:
        watch(TOPIC, run, _two_numbers, "e12")
    lesson(TOPIC, "e11")
    erratum("E11")


def _counts(config: Config) -> dict[str, int]:
    """Weights and biases; weights alone; units."""
    weights = sum(before * after for before, after in pairwise(config.widths))
    return {"all": weights + sum(config.widths[1:]), "weights": weights, "units": sum(config.widths)}


def _count(look: Look, language: str) -> Truth | None:
    found: Parameters | None = asking.answered(f"{TOPIC}.count_answer", look.run.id, look.step, "parameters")
    if found is None:
        return None
    parts = " + ".join(f"{number:,}" for number in found.number)
    right = next(name for name, number in _counts(look.run.config).items() if number == found.total)
    numbers = _("Counted in the network: {parts} = {total}.", parts=parts, total=f"{found.total:,}")
    return Truth(right, f"{numbers} {text_of(TOPIC, 'question_count_answer', language)}")


def _mean(look: Look, language: str) -> Truth | None:
    found: Reductions | None = asking.answered(
        f"{TOPIC}.mean_answer", look.run.id, look.step, "reductions", steps=ASKED
    )
    if found is None:
        return None
    summed, mean = ((values[-1] / values[0] if values[0] else 1.0) for values in found.loss[:2])
    numbers = _("After {steps} steps {summed} of the first loss is left with the sum, {mean} with the mean. It adds up "
                "and divides by {addends} numbers.", steps=ASKED, summed=percent(summed), mean=percent(mean),
                addends=f"{found.addends:,}")  # fmt: skip
    option = "away" if not isfinite(mean) else "same" if abs(mean - summed) < SAME else "slow"
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_mean_answer', language)}")


def _own_fall(run: Any) -> str:
    """The two losses of the run on screen."""
    (before,) = SPREAD.also
    losses = dict(zip(*run.history.column("loss"), strict=True))
    if before not in losses or SPREAD.step not in losses:
        return _("The run on screen has not done {steps} steps.", steps=SPREAD.step)
    early, late = losses[before], losses[SPREAD.step]
    if not late:
        return _("The loss of the run on screen is 0 at step {step}.", step=SPREAD.step)
    return _("The run on screen: {early} at step {before}, {late} at step {after}. It fell by the factor {factor}.",
             early=f"{early:.4g}", before=before, late=f"{late:.4g}", after=SPREAD.step,
             factor=f"{early / late:.3g}")  # fmt: skip


def _two_numbers(look: Look) -> None:
    found: SumAndMean | None = asking.answered(f"{TOPIC}.e12", look.run.id, look.step, "sum_and_mean")
    if found is None:
        return
    ratio = found.sum / found.mean if found.mean else float(found.addends)
    st.caption(
        _("Step {step}, the same weights, the same errors: {summed} as a sum, {mean} as a mean. The sum is {ratio} "
          "times as large; there are {addends} errors.", step=f"{look.step:,}", summed=f"{found.sum:.4g}",
          mean=f"{found.mean:.4g}", ratio=f"{ratio:.5g}", addends=f"{found.addends:,}")
    )  # fmt: skip
