"""The experiments of topic 0.1: predict-then-run, the erratum, and three learning rates beside each other."""

from __future__ import annotations

from functools import partial

import numpy as np

from core.topics.training_loop import Config
from core.topics.training_loop_answers import StepTrace
from core.ui import asking
from core.ui.erratum import erratum
from core.ui.i18n import _
from core.ui.lesson import lesson, text_of
from core.ui.plain import plain
from core.ui.pytorch.training_loop import net
from core.ui.pytorch.training_loop.says import arrow, steepest
from core.ui.pytorch.training_loop.words import names_of, number, times
from core.ui.question import Truth, question
from core.ui.scrub import Look
from core.ui.side_by_side import side_by_side

TOPIC = "training_loop"
RATES = (0.01, 0.3, 30.0)


def compare(config: Config) -> None:
    """Three runs that differ in the learning rate alone."""
    configs = [config.model_copy(update={"learning_rate": rate}) for rate in RATES]
    caption = _("The same rows, the same first weights: 1 learns with {slow}, 2 with {usual}, 3 with {fast}.",
                slow=RATES[0], usual=RATES[1], fast=RATES[2])  # fmt: skip
    side_by_side(f"{TOPIC}.compare", _("Train with three learning rates"), configs, caption)


def questions(look: Look, language: str) -> None:
    """Two questions that the student answers before the tensors do."""
    trace = _trace(look, "ask")
    if trace is None:
        return
    inputs, hidden, _classes = net.sizes(trace)
    asked = _("{inputs} inputs, {hidden} hidden units. How many numbers does the first weight, W₁, hold?",
              inputs=inputs, hidden=hidden)  # fmt: skip
    question(f"{TOPIC}.shape_question", asked, _shapes(inputs, hidden), partial(_shape, trace, language))
    name = arrow(steepest(trace), [plain(name) for name in names_of(look.run.config, trace.columns)])
    i, j = steepest(trace)
    asked = _("In step {step}, the gradient of the weight {name} is {gradient}. What does the update do to it?",
              step=f"{trace.step:,}", name=name, gradient=number(trace.gradient["w1"][i][j]))  # fmt: skip
    options = {"grows": _("it grows"), "shrinks": _("it shrinks"), "stays": _("it stays as it is")}
    question(f"{TOPIC}.sign_question", asked, options, partial(_sign, trace, language))


def errata(look: Look) -> None:
    """E01, with what the weights of the run on screen hold."""
    lesson(TOPIC, "e01")
    erratum("E01")
    lesson(TOPIC, "e01_live")
    trace = _trace(look, "e01")
    if trace is None:
        return
    from core.ui.pytorch.training_loop.slow import picture

    picture(trace, "forward", 0, look.run.config, place=f"{TOPIC}.e01")


def _trace(look: Look, place: str) -> StepTrace | None:
    return asking.answered(f"{TOPIC}.{place}.trace", look.run.id, look.step, "trace", ahead=0)


def _shapes(inputs: int, hidden: int) -> dict[str, str]:
    """What one may take for the size of W1, each option with another number."""
    told = {
        "units": (hidden, _("{count}, one for each hidden unit")),
        "sum": (inputs + hidden, _("{count}, one for each input and each hidden unit")),
        "arrows": (inputs * hidden, _("{count}, one for each arrow")),
    }  # fmt: skip
    return {code: text.format(count=f"{count:,}") for code, (count, text) in told.items()
              if code == "arrows" or count != inputs * hidden}  # fmt: skip


def _shape(trace: StepTrace, language: str) -> Truth:
    shape = np.shape(trace.before["w1"])
    numbers = _("`model.w1` has the shape {shape}, which is {count} numbers. `model.w2` has the shape {second}.",
                shape=times(*shape), count=f"{np.size(trace.before['w1']):,}",
                second=times(*np.shape(trace.before["w2"])))  # fmt: skip
    right = {shape[1]: "units", sum(shape): "sum"} | {shape[0] * shape[1]: "arrows"}
    return Truth(right[np.size(trace.before["w1"])], f"{numbers} {text_of(TOPIC, 'question_shape_answer', language)}")


def _sign(trace: StepTrace, language: str) -> Truth:
    i, j = steepest(trace)
    before, after = trace.before["w1"][i][j], trace.after["w1"][i][j]
    numbers = _("It was {before} and is now {after}.", before=f"{before:.6g}", after=f"{after:.6g}")
    option = "grows" if after > before else "shrinks" if after < before else "stays"
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_sign_answer', language)}")
