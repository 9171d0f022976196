"""The experiments of topic 0.6: mini-batches beside all samples, predict-then-run, and what the notes leave out."""

from __future__ import annotations

from functools import partial

from core.topics.optimizers import RULES, Config
from core.topics.optimizers_answers import Arrivals, Growth
from core.topics.settings import Curve
from core.ui import asking
from core.ui.i18n import _
from core.ui.lesson import lesson, text_of
from core.ui.pytorch.optimizers.rows import anywhere
from core.ui.pytorch.optimizers.views import TOPIC
from core.ui.question import Truth, question
from core.ui.run_table import overlay
from core.ui.scrub import Look
from core.ui.side_by_side import side_by_side

BATCH = 8
BATCHED = (Curve("loss_sgd", "", "SGD", log=True),)


def mini_batches(config: Config) -> None:
    """The notes' net with all samples in a step, and with a few."""
    net = config.model_copy(update={"ground": "net", "samples": 64, "steps": min(config.steps, 500)})
    configs = [net.model_copy(update={"batch_size": size}) for size in (64, BATCH)]
    caption = _("1 sees all 64 samples in every step, 2 sees {batch} of them. Only SGD is drawn.", batch=BATCH)
    label = _("Train with 64 and with {batch}", batch=BATCH)
    side_by_side(f"{TOPIC}.batches", label, configs, caption, draw=partial(overlay, shown=BATCHED))


def questions(look: Look, language: str) -> None:
    """Two questions that the student answers before the rules do."""
    asked = _("All six start in the ravine, at (−4.5, 1.5), and all have the learning rate 0.01. Which one is the "
              "first to get lower than 0.01?")  # fmt: skip
    question(f"{TOPIC}.first_question", asked, dict(RULES), partial(_first, look, language))
    asked = _("AdaGrad has come from a steep slope to a nearly level place. Will its step size ever grow again?")
    options = {"grows": _("yes, once the gradients are small"), "never": _("no, never")}
    question(f"{TOPIC}.growth_question", asked, options, partial(_growth, look, language))


def errata() -> None:
    """The notes make no mistake here, but they say less than can be measured."""
    lesson(TOPIC, "simplified")


def _first(look: Look, language: str) -> Truth | None:
    found: Arrivals | None = asking.answered(f"{TOPIC}.arrivals", look.run.id, anywhere(look), "arrivals")
    if found is None:
        return None
    taken = dict(zip(found.rules, found.steps_taken, strict=True))
    there = {rule: steps for rule, steps in taken.items() if steps is not None}
    parts = ", ".join(f"{RULES[rule]} {steps}" for rule, steps in sorted(there.items(), key=lambda pair: pair[1]))
    numbers = _("Steps needed: {parts}. Not there within {most} steps: {late}.", parts=parts, most=found.steps,
                late=", ".join(RULES[rule] for rule in taken if rule not in there) or "–")  # fmt: skip
    return Truth(min(there, key=there.__getitem__), f"{numbers} {text_of(TOPIC, 'question_first_answer', language)}")


def _growth(look: Look, language: str) -> Truth | None:
    found: Growth | None = asking.answered(f"{TOPIC}.growth", look.run.id, anywhere(look), "growth")
    if found is None:
        return None
    grew, pairs = dict(zip(found.rules, found.grew, strict=True)), dict(zip(found.rules, found.compared, strict=True))
    numbers = _("In the race on screen, AdaGrad's step size grew in {grew} of {pairs} cases (steps times parameters), "
                "RMSProp's in {other}.", grew=f"{grew['adagrad']:,}", pairs=f"{pairs['adagrad']:,}",
                other=f"{grew['rmsprop']:,}")  # fmt: skip
    option = "grows" if grew["adagrad"] else "never"
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_growth_answer', language)}")
