"""What topic 0.3 shows of `.grad`: after several backward passes, of an expression and of the network."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import streamlit as st

from core.topics.autograd import BACKWARDS, MOST_BACKWARDS, RECORDED
from core.topics.autograd_answers import Accumulation
from core.ui import asking
from core.ui.figure import figure
from core.ui.fragment import fragment
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.pytorch.autograd.words import shown
from core.ui.scrub import Look

TOPIC = "autograd"


@fragment
def accumulation(text: str) -> None:
    """`.grad` of one variable of the expression `text` after 1, 2, 3 … backward passes."""
    with problems():
        times = st.slider(_("Backward passes"), 1, MOST_BACKWARDS, BACKWARDS, key=f"{TOPIC}.times",
                          persist_state="session")  # fmt: skip
        found: Accumulation | None = asking.answered(
            f"{TOPIC}.backwards", RECORDED[None], None, "backwards", height=320, text=text, times=times
        )
        if found is None:
            return
        if not found.names:
            st.caption(_("No variable of this expression gets a gradient."))
            return
        chosen = found.names[0]
        if len(found.names) > 1:
            chosen = st.segmented_control(_("Variable"), found.names, default=chosen, required=True,
                                          key=f"{TOPIC}.variable.{'.'.join(found.names)}")  # fmt: skip
        _grad_by_pass(found, found.names.index(chosen), f"{chosen}.grad", f"{TOPIC}.accumulation")


def net_accumulation(look: Look) -> None:
    """The same for the second weight of the network at the step on screen."""
    found = asking.answered(
        f"{TOPIC}.net", look.run.id, look.step, "net_backwards", height=320, times=BACKWARDS
    )  # fmt: skip
    if found is not None:
        _grad_by_pass(found, 0, _("length of W₂.grad"), f"{TOPIC}.net.accumulation")


def gradient_by_step(look: Look) -> None:
    """What each step found in `.grad`, beside the gradient of that step alone."""
    from core.charts import lines as chart

    rows = [row for row in look.run.history if isfinite(row["grad"]) and isfinite(row["own_grad"])]
    if not rows:
        st.caption(_("No step has been done yet."))
        return
    series = {_("gradient of this step alone"): "own_grad", _("what .grad holds"): "grad"}
    steps = [int(row["step"]) for row in rows]
    columns = {name: [row[metric] for row in rows] for name, metric in series.items()}
    row = min(rows, key=lambda one: abs(one["step"] - (look.step or 0)))
    numbers = {"step": f"{int(row['step']):,}", "grad": shown(row["grad"]), "own": shown(row["own_grad"])}
    if look.run.config.zero_grad:
        says = _("Emptied after every step, `.grad` holds the gradient of one step: {grad} at step {step}. The two "
                 "lines lie on each other.", **numbers)  # fmt: skip
    else:
        says = _("Never emptied: at step {step} the update uses {grad}, though the gradient of that step is {own}.",
                 **numbers)  # fmt: skip
    figure(
        chart.lines({name: (steps, values) for name, values in columns.items()},
                    chart.Words(_("Step"), _("length of the gradient")),
                    log=True, at=None if look.live else look.step),
        f"{TOPIC}.gradients", alt=_("Gradient and .grad at every step"), says=says,
        table=lambda: {_("Step"): steps} | columns,
    )  # fmt: skip


def _grad_by_pass(found: Accumulation, column: int, name: str, key: str) -> None:
    """Two lines over k: kept and emptied."""
    from core.charts import lines as chart

    kept, zeroed = ([row[column] for row in rows] for rows in (found.kept, found.zeroed))
    once, times = found.once[column], len(kept)
    if not all(map(isfinite, kept)):
        st.caption(_("The gradient is no ordinary number here, and neither is any multiple of it."))
        return
    series = {_("never emptied"): kept, _("emptied before every pass"): zeroed}
    says = _("After {times} passes: {kept} = {times} × {once} where nobody empties it, {zeroed} where somebody does.",
             times=times, kept=shown(kept[-1]), once=shown(once), zeroed=shown(zeroed[-1]))  # fmt: skip
    passes: Sequence[int] = range(1, times + 1)
    figure(
        chart.lines({name: (passes, values) for name, values in series.items()},
                    chart.Words(_("Backward passes"), name)), key,
        alt=_("{name} after 1 to {times} backward passes", name=name, times=times), says=says,
        table=lambda: {_("Backward passes"): passes} | series,
    )  # fmt: skip
