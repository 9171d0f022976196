"""The experiments of topic 0.3: updates by hand, emptied or not side by side, predict-then-run, the errata."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from core.topics.autograd import RECORDED, SIMPLE, TWICE, WAYS, Config
from core.topics.autograd_answers import Accumulation, Graph, LossShape, Update, WhoImproves
from core.ui import asking
from core.ui.code_view import code_view
from core.ui.erratum import erratum
from core.ui.fragment import fragment
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.lesson import lesson, text_of
from core.ui.plain import plain
from core.ui.pytorch.autograd.words import shown
from core.ui.question import Truth, question
from core.ui.scrub import Look
from core.ui.side_by_side import side_by_side

TOPIC = "autograd"


@fragment
def updates(run: Any) -> None:
    """One way to change a weight by hand, tried on a worker: the code, and what became of it."""
    names = {
        "no_grad": _("under no_grad"), "bare": _("without no_grad"), "assigned": "w = w − …",
        "detached": "w = (w − …).detach()", "data": "w.data −= …",
    }  # fmt: skip
    with problems():
        way = st.segmented_control(_("How the weight is changed"), WAYS, default=WAYS[0], key=f"{TOPIC}.way",
                                   format_func=names.__getitem__, required=True, wrap=True,
                                   persist_state="session")  # fmt: skip
        code_view("core/probes/hand_updates.py", way, key=f"{TOPIC}.way.code")
        found: Update | None = asking.answered(f"{TOPIC}.update", run.id, None, "update", height=160, way=way)
        if found is not None:
            _update(found)


def _update(found: Update) -> None:
    if found.error:
        st.warning(_("PyTorch refuses: “{words}”", words=plain(found.error)), icon=":material/block:")
    else:
        before, after = (f"{loss:.4g}" for loss in found.loss)
        st.markdown(_("The update ran. Loss before: {before}, after: {after}.", before=before, after=after))
    st.markdown(_("Afterwards: `w.is_leaf` = {leaf}, `w.requires_grad` = {asks}.", leaf=found.is_leaf,
                  asks=found.requires_grad))  # fmt: skip
    if found.next_error:
        st.warning(_("The next `backward()` fails: “{words}”", words=plain(found.next_error)),
                   icon=":material/block:")  # fmt: skip
    elif found.next_grad:
        st.markdown(_("The next `backward()` leaves a gradient in `w.grad`."))
    else:
        st.markdown(_("The next `backward()` raises no error, but `w.grad` is None: nothing to update with."))
    lesson(TOPIC, f"way_{found.way}")


def compare(config: Config) -> None:
    """Two runs that differ in one line: whether `.grad` is emptied."""
    configs = [config.model_copy(update={"zero_grad": zero_grad}) for zero_grad in (True, False)]
    caption = _("1 empties `.grad` after every step, 2 never does. Everything else is the same.")
    side_by_side(f"{TOPIC}.compare", _("Train with and without emptying"), configs, caption)


def questions(look: Look, language: str) -> None:  # noqa: ARG001 - every topic has the same signature
    """Two questions that the student answers before autograd does."""
    asked = _("x = 3, y = 4, f = x*y. You compute f and call `backward()`, then do both once more. Nobody empties "
              "`.grad`. What does `x.grad` hold?")  # fmt: skip
    options = {"once": _("4, as after one pass"), "sum": _("8, both passes added"), "product": _("16, 4 times 4"),
               "error": _("nothing: the second pass is an error")}  # fmt: skip
    question(f"{TOPIC}.twice_question", asked, options, partial(_two_passes, language))
    asked = _("f = x*x + x with x = 3. The variable x is used three times. What does `x.grad` hold after one "
              "`backward()`?")  # fmt: skip
    options = {"last": _("1, from the last use"), "sum": _("7 = 3 + 3 + 1"), "product": _("9 = 3 · 3 · 1")}
    question(f"{TOPIC}.uses_question", asked, options, partial(_three_uses, language))


def errata() -> None:
    """E07 and E08, both run on a worker."""
    lesson(TOPIC, "e07")
    erratum("E07")
    with problems():
        _who_improves()
    st.divider()
    lesson(TOPIC, "e08")
    erratum("E08")
    with problems():
        _loss_shape()


def _who_improves() -> None:
    found: WhoImproves | None = asking.answered(f"{TOPIC}.e07", RECORDED[None], None, "who_improves")
    if found is None:
        return
    names = _("Before"), _("After `backward()`"), _("After the update")
    losses = " | ".join(f"**{loss:,.0f}**" for loss in found)
    st.markdown(f"| {' | '.join(names)} |\n|---|---|---|\n| {losses} |")
    if found.before == found.after_backward and found.after_update < found.before:
        st.caption(_("`backward()` left the loss as it was. Only the update lowered it."))


def _loss_shape() -> None:
    found: LossShape | None = asking.answered(f"{TOPIC}.e08", RECORDED[None], None, "loss_shape")
    if found is None:
        return
    lines = [
        f"loss.shape               {tuple(found.shape)}", f"loss.dim()               {found.dimensions}",
        f"loss.item()              {found.item:.4g}", f"loss.reshape(1).shape    ({found.as_notes_say[0]},)",
        f"len(loss)                TypeError: {found.length_error}",
        f"loss[0]                  IndexError: {found.index_error}",
    ]  # fmt: skip
    st.code("\n".join(lines), language=None, wrap_lines=True)


def _two_passes(language: str) -> Truth | None:
    found: Accumulation | None = asking.answered(
        f"{TOPIC}.twice_answer", RECORDED[None], None, "backwards", text=SIMPLE, times=2
    )
    if found is None:
        return None
    first, second = (row[0] for row in found.kept)
    option = {first: "once", 2 * first: "sum", first * first: "product"}.get(second, "error")
    numbers = _("`x.grad` after the first pass: {first}, after the second: {second}.", first=shown(first),
                second=shown(second))  # fmt: skip
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_twice_answer', language)}")


def _three_uses(language: str) -> Truth | None:
    found: Graph | None = asking.answered(f"{TOPIC}.uses_answer", RECORDED[None], None, "graph", text=TWICE)
    if found is None:
        return None
    node = found.name.index("x")
    parts = [part for part, (start, _end) in zip(found.passed, found.edges, strict=True) if start == node]
    option = "sum" if found.grad[node] == sum(parts) else "last"
    numbers = _("The three arrows bring back {parts}, and `x.grad` is {grad}.", parts=", ".join(map(shown, parts)),
                grad=shown(found.grad[node]))  # fmt: skip
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_uses_answer', language)}")
