"""The experiments of topic 0.4: predict-then-run, the erratum run both ways, right and wrong learning side by side."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from core.topics.custom_function import BACKWARDS, FUNCTIONS, Config
from core.topics.custom_function_answers import AtZero, ClassBody, Verdict
from core.ui import asking
from core.ui.erratum import erratum
from core.ui.i18n import _
from core.ui.lesson import lesson, text_of
from core.ui.plain import plain
from core.ui.pytorch.custom_function.views import HERE, TOPIC
from core.ui.question import Truth, question
from core.ui.scrub import Look
from core.ui.side_by_side import side_by_side

MOST_WRONG = 3
FIRST = ("unmasked", "doubled", "value")
ONE_SIDED = [0.5, 1.0, 2.0]  # points of a check that never looks below 0
BLIND = {"function": "relu", "backward": "negative_side"}


def compare(config: Config) -> None:
    """The right backward and up to three wrong ones, with the same seed."""
    wrong = [name for name in BACKWARDS if name != "right"]
    first = [config.backward, *FIRST] if config.backward != "right" else FIRST
    chosen = st.multiselect(
        _("Wrong backwards"), wrong, list(dict.fromkeys(first))[:MOST_WRONG], max_selections=MOST_WRONG,
        key=f"{TOPIC}.wrong", persist_state="session", format_func=lambda name: _(BACKWARDS[name]),
    )  # fmt: skip
    configs = [config.model_copy(update={"backward": name}) for name in ("right", *chosen)]
    side_by_side(f"{TOPIC}.compare", _("Train right and wrong"), configs, _caption, _beside_the_check)


def _caption(runs: list[Any]) -> str:
    """What was trained: perhaps not what is chosen by now."""
    return _("{function}, the same seed for all: the same first weights, the same samples. Only backward differs.",
             function=_(FUNCTIONS[runs[0].config.function]))  # fmt: skip


def questions(look: Look, language: str) -> None:  # noqa: ARG001 - these are about functions, not about a step
    """Two questions that the student answers before torch does."""
    asked = _("This backward has the slope 0.3 for x < 0, which is wrong for ReLU. gradcheck looks at x = 0.5, 1 and "
              "2. Does it notice?")  # fmt: skip
    options = {"notices": _("yes, it finds every mistake"), "passes": _("no, it says that all is well")}
    question(f"{TOPIC}.blind_question", asked, options, partial(_blind, language))
    asked = _("ReLU has a kink at 0. What does `torch.relu` take as its slope there?")
    options = {"0": "0", "0.5": _("0.5, the mean of both sides"), "1": "1", "none": _("nothing: it is an error")}
    question(f"{TOPIC}.zero_question", asked, options, partial(_zero, language))


def errata() -> None:
    """E09, run both ways."""
    lesson(TOPIC, "e09")
    erratum("E09")
    found: ClassBody | None = asking.answered(f"{TOPIC}.class_body", HERE, None, "class_body")
    if found is None:
        return
    inside, below = st.columns(2, gap="medium")
    with inside.container(border=True, height="stretch"):
        st.markdown(":material/close: " + _("**Inside the class**, run just now:"))
        st.code(f"    {found.code}\n{found.error}: {found.message}", language=None, wrap_lines=True)
    with below.container(border=True, height="stretch"):
        st.markdown(":material/check: " + _("**Below the class**, run just now. The loss of five steps:"))
        st.code("\n".join(f"{step} {loss:.4f}" for step, loss in enumerate(found.losses)), language=None)


def _beside_the_check(runs: list[Any]) -> None:
    """The last loss of each run beside what `gradcheck` says of its backward."""
    rows = []
    for number, run in enumerate(runs, start=1):
        arguments = {"choice": run.config.choice(), "include_break": False}
        found: Verdict | None = asking.ask(f"{TOPIC}.beside.{number}", HERE, None, "verdict", **arguments)
        loss = run.history.latest("loss")
        said = "…" if found is None else f"✓ {_('passes')}" if found.passed else f"✕ {_('fails')}"
        rows.append({
            _("Run"): number, _("Backward"): _(BACKWARDS[run.config.backward]),
            _("Loss"): "–" if loss is None else f"{loss:.3g}", "gradcheck": said,
        })  # fmt: skip
    st.dataframe(rows, hide_index=True, alt=_("Last loss and gradcheck of each run"))
    _verdict_on(runs)


def _verdict_on(runs: list[Any]) -> None:
    """Say in a sentence which wrong backward came at least as low as the right one."""
    losses = {run.config.backward: run.history.latest("loss") for run in runs}
    right = losses.pop("right")
    lower = [name for name, loss in losses.items() if None not in (loss, right) and loss <= right]
    names = ", ".join(f"“{plain(_(BACKWARDS[name]))}”" for name in lower)
    if lower:
        st.markdown(_("With a wrong backward the loss came even lower than with the right one: {names}. The curve does "
                      "not show the mistake, gradcheck does.", names=names))  # fmt: skip


def _blind(language: str) -> Truth | None:
    found: Verdict | None = asking.answered(f"{TOPIC}.blind_answer", HERE, None, "verdict_at", choice=BLIND,
                                            points=ONE_SIDED)  # fmt: skip
    whole: Verdict | None = asking.answered(f"{TOPIC}.whole_answer", HERE, None, "verdict", choice=BLIND,
                                            include_break=False)  # fmt: skip
    if found is None or whole is None:
        return None
    words = {True: _("passes"), False: _("fails")}
    numbers = _("At 0.5, 1 and 2 it {first}; with points below 0 as well it {second}: at x = {x} it is {analytical} "
                "by the backward and {numerical} measured.", first=words[found.passed], second=words[whole.passed],
                x=f"{whole.input:.2g}", analytical=f"{whole.analytical:.3g}",
                numerical=f"{whole.numerical:.3g}")  # fmt: skip
    option = "passes" if found.passed else "notices"
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_blind_answer', language)}")


def _zero(language: str) -> Truth | None:
    found: AtZero | None = asking.answered(f"{TOPIC}.zero_answer", HERE, None, "at_zero")
    if found is None:
        return None
    numbers = _("`torch.relu`: {relu}. `x.clamp(min=0)`: {clamp}. A backward that writes 0 where x < 0, as in the "
                "notes: {notes}. Measured: {measured}.", relu=f"{found.relu:g}", clamp=f"{found.clamp:g}",
                notes=f"{found.notes:g}", measured=f"{found.measured:.2g}")  # fmt: skip
    return Truth(f"{found.relu:g}", f"{numbers} {text_of(TOPIC, 'question_zero_answer', language)}")
