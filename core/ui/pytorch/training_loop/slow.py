"""One step in slow motion: forward, loss, backward, update, then the next step; and back again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.topics.training_loop import PHASES
from core.topics.training_loop_answers import StepTrace
from core.ui import address, asking
from core.ui.code_line import code_line
from core.ui.figure import figure
from core.ui.held import held
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.pytorch.training_loop import net
from core.ui.pytorch.training_loop.says import sentence
from core.ui.pytorch.training_loop.tables import rows_table, weights, weights_table
from core.ui.pytorch.training_loop.words import names_of
from core.ui.screen_run import choose_step
from core.ui.scrub import Look
from core.ui.select import select

TOPIC = "training_loop"
FARTHEST = 400  # phases that a link may lead on from the step it names; each step on the way is done anew
KEPT = 3  # traces at hand: the one before, the one on screen, the one that comes next
TRAINER, MODEL = "core/trainers/training_loop/trainer.py", "core/models/small_classifier.py"
LOSS = "core/trainers/training_loop/loss.py"
INSIDE = {"forward": (MODEL, "SmallClassifier.forward"), "loss": (LOSS, "loss_by_row")}


def slow_motion(look: Look) -> None:
    """The step that comes after the one on screen, phase by phase."""
    if look.step is None:
        st.caption(_("No step has been done yet."))
        return
    position = _position(look)
    address.write(phase=position or None)
    ahead, at = divmod(position, len(PHASES))
    _controls(look, ahead, at)
    trace: StepTrace | None = _trace(look, ahead)
    if trace is None:
        asking.wait(_place(ahead), height=640)
        return
    asking.ask(_place(ahead + 1), look.run.id, look.step, "trace", within=0.0, ahead=ahead + 1)  # soon wanted
    config, phase = look.run.config, PHASES[at]
    columns, classes = names_of(config, trace.columns), names_of(config, trace.classes)
    lesson(TOPIC, f"phase_{phase}")
    row = _row(trace, classes, look.run.id)
    picture(trace, phase, row, config, place=f"{TOPIC}.network")
    code_line(TRAINER, "Trainer.step", trace.lines.get(phase), f"{TOPIC}.slow.line")
    if phase in INSIDE:
        st.caption(_("What this line calls:"))
        code_line(*INSIDE[phase], None, f"{TOPIC}.slow.inside")
    rows_table(trace, columns, classes)


def _position(look: Look) -> int:
    """How many phases on from the step on screen: on a visit what the address says; 0 again when the step changes."""
    if st.session_state.get(f"{TOPIC}.slow.visit") != address.visit():
        st.session_state[f"{TOPIC}.slow.visit"] = address.visit()
        given = address.read("phase") or ""
        if given.isdecimal() and len(given) < 10 and int(given) < FARTHEST:
            st.session_state[f"{TOPIC}.slow"] = (look.run.id, look.step), int(given)
    of, position = st.session_state.get(f"{TOPIC}.slow", (None, 0))
    return position if of == (look.run.id, look.step) else 0


def _move(look: Look, position: int) -> None:
    """Go to a phase. A run that goes on does not take the step away: the page stays at it, as after scrubbing."""
    if look.run.status.active and look.live:
        choose_step(TOPIC, look.step)
    st.session_state[f"{TOPIC}.slow"] = (look.run.id, look.step), position


def _chosen(look: Look, ahead: int) -> None:
    chosen = st.session_state[f"{TOPIC}.slow.phase"]
    if chosen is not None:
        _move(look, ahead * len(PHASES) + PHASES.index(chosen))


def _controls(look: Look, ahead: int, at: int) -> None:
    position, key = ahead * len(PHASES) + at, f"{TOPIC}.slow.phase"
    names = {"forward": _("1 forward"), "loss": _("2 loss"), "backward": _("3 backward"), "update": _("4 update")}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=f"{TOPIC}.slow.buttons"):
        st.button(_("Back"), key=f"{TOPIC}.slow.back", icon=":material/arrow_back:", disabled=position == 0,
                  on_click=_move, args=(look, position - 1))  # fmt: skip
        st.button(_("Next"), key=f"{TOPIC}.slow.next", icon=":material/arrow_forward:", type="primary",
                  on_click=_move, args=(look, position + 1),
                  help=_("The next phase; after the update, the forward pass of the next step."))  # fmt: skip
        st.segmented_control(
            _("Phase of step {step}", step=f"{look.step + ahead + 1:,}"), PHASES, default=held(key, PHASES[at]),
            key=key, required=True, format_func=names.__getitem__, on_change=_chosen, args=(look, ahead),
        )  # fmt: skip


def _place(ahead: int) -> str:
    return f"{TOPIC}.trace.{ahead % KEPT}"


def _trace(look: Look, ahead: int) -> StepTrace | None:
    return asking.ask(_place(ahead), look.run.id, look.step, "trace", ahead=ahead)


def _row(trace: StepTrace, classes: Sequence[str], place: str) -> int:
    """Which row of the mini-batch the picture shows; another mini-batch begins with its first one."""
    if len(trace.rows) == 1:
        return 0
    names = [f"{row + 1} · {classes[label]}" for row, label in zip(trace.rows, trace.y, strict=True)]
    return select(
        _("Row of the mini-batch in the picture"), range(len(names)), key=f"{TOPIC}.slow.row.{place}.{trace.step}",
        format_func=names.__getitem__, width=280, persist_state="session",
        help=_("Every row goes through the same weights. The gradients are those of the mean over all rows."),
    )  # fmt: skip


def picture(trace: StepTrace, phase: str, row: int, config: Any, *, place: str) -> None:
    """The network after `phase` with the numbers of one row of the mini-batch; of a large one, the tables alone."""
    columns, classes = names_of(config, trace.columns), names_of(config, trace.classes)
    says = f"{sentence(trace, phase, row, config)} {net.counts(trace)}"
    if not net.is_drawn(trace):
        st.caption(_("This network is too large to be drawn. Its numbers are in the tables."))
        st.markdown(says)
        weights_table(trace, columns, classes)
        return
    from core.charts import network as chart

    signs = {
        "backward": (_("gradient above 0: more weight, more loss"), _("below 0: more weight, less loss")),
        "update": (_("weight grew"), _("weight shrank")),
    }.get(phase, (_("positive weight"), _("negative weight")))
    words = chart.Words(_("Name"), _("Value"), *signs)
    figure(
        chart.network(net.layers(trace, phase, row, columns, classes), net.strengths(trace, phase), words),
        place, alt=_("The network with its numbers"), says=says, wide=True,
        table=lambda: weights(trace, columns, classes),
    )  # fmt: skip
