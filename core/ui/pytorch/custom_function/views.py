"""The pictures of topic 0.4: a function with its breaks, and what its backward says beside what is measured."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

import streamlit as st

from core.problems import N_
from core.topics.custom_function import BACKWARDS, FROM_ABOVE, FUNCTIONS, INTERVAL, RECORDED, STEP, Config
from core.topics.custom_function_answers import Angles, Slopes
from core.ui import asking
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.scrub import Look

if TYPE_CHECKING:
    from core.charts.slopes import Words

TOPIC = "custom_function"
HERE = RECORDED[None]  # any run will do where a function is asked about, not a network
KINDS = {"kink": N_("kink"), "jump": N_("jump"), "smooth": N_("smooth")}
STEPS = (0.5, 0.1, 1e-2, 1e-4, STEP, 1e-9, 1e-13)
ABOVE = (FROM_ABOVE, 2.0, -1.0)
SAME = 1e-4  # smaller gaps are rounding; a picture does not show them


def pictures(config: Config) -> None:
    """The function, and its slope twice, over an interval that can be changed."""
    low, high, h, above = _frame()
    arguments = {"choice": config.choice(), "low": low, "high": high, "h": h, "grad_output": above}
    found: Slopes | None = asking.answered(f"{TOPIC}.slopes", HERE, None, "slopes", height=560, **arguments)
    if found is None:
        return
    words = _words()
    _function(found, config, words)
    _slopes(found, above, words)
    for number in range(len(found.break_x)):
        st.markdown("- " + _at_break(found, number))


def angles(look: Look) -> None:
    """The gradient that each backward makes of the weights of this step, beside the right one."""
    from core.charts import bars as chart

    found: Angles | None = asking.answered(f"{TOPIC}.angles", look.run.id, look.step, "angles", height=360)
    if found is None:
        return
    kept = [n for n, cosine in enumerate(found.cosine) if isfinite(cosine) and isfinite(found.length[n])]
    if not kept:
        st.caption(_("The gradient is no longer a number: the run has diverged."))
        return
    names = [_(BACKWARDS[found.backwards[n]]) for n in kept]
    cosine, length = [found.cosine[n] for n in kept], [found.length[n] for n in kept]
    downhill = sum(found.backwards[n] != "right" and found.cosine[n] > 0 for n in kept)
    says = _("Step {step}: {count} of the nine wrong backwards still point downhill, less than a right angle away from "
             "the right gradient.", step=f"{look.step:,}", count=downhill)  # fmt: skip
    if len(kept) < len(found.backwards):
        says += " " + _("A gradient of length 0 has no direction, and so no bar.")
    figure(
        chart.bars(names, {_("cosine with the right gradient"): cosine},
                   chart.Words(_("Backward"), _("cosine with the right gradient"), _("Kind")), share=False),
        f"{TOPIC}.angles.picture", alt=_("Direction of the gradient from each backward"), says=says,
        table=lambda: {_("Backward"): names, _("cosine with the right gradient"): cosine,
                              _("length as a multiple of the right one"): length},
    )  # fmt: skip


def _frame() -> tuple[float, float, float, float]:
    """The interval, the step of the measurement, and the gradient that comes from above."""
    grid, keep = st.grid(3, min_column_width=220, gap=("small", "medium")), {"persist_state": "session"}
    with grid.cell():
        low, high = st.slider(_("From … to"), -6.0, 6.0, INTERVAL, 0.5, key=f"{TOPIC}.interval", **keep)
    with grid.cell():
        h = st.select_slider(
            _("Step h of the measurement"), STEPS, STEP, key=f"{TOPIC}.h", format_func="{:g}".format, **keep
        )
    with grid.cell():
        above = st.segmented_control(
            "grad_output", ABOVE, default=FROM_ABOVE, key=f"{TOPIC}.above", format_func="{:g}".format, required=True,
            help=_("The gradient that comes from above: ∂L/∂y."), **keep,
        )  # fmt: skip
    return low, max(high, low + 0.5), h, above


def _words() -> Words:
    from core.charts.slopes import Words

    kinds = {kind: _(name) for kind, name in KINDS.items()}
    return Words("x", "f(x)", _("slope"), _("what backward returns"), _("measured: finite difference"), _("the gap"),
                 kinds)  # fmt: skip


def _function(found: Slopes, config: Config, words: Words) -> None:
    from core.charts import slopes as chart

    name = _(FUNCTIONS[config.function])
    kinks = ", ".join(f"{x:g}" for x, kind in zip(found.break_x, found.break_kind, strict=True) if kind != "smooth")
    says = (
        _("{name}: the slope does not exist at x = {kinks}.", name=name, kinks=kinks) if kinks
        else _("{name}: the slope exists everywhere in this interval.", name=name)
    )  # fmt: skip
    figure(chart.curve(found.x, found.value, found.piece, _breaks(found), words), f"{TOPIC}.function",
           alt=_("The function and its breaks"), says=says)  # fmt: skip


def _slopes(found: Slopes, above: float, words: Words) -> None:
    from core.charts import slopes as chart

    gaps = [abs(one - other) for one, other in zip(found.backward, found.measured, strict=True)]
    at = {"gap": f"{gaps[found.worst]:.2g}", "x": f"{found.x[found.worst]:.3g}"}
    says = (
        _("Backward and measurement agree: away from the breaks they differ by less than {same}.", same=f"{SAME:.4f}")
        if gaps[found.worst] < SAME
        else _("They do not agree: the largest gap is {gap}, at x = {x}.", **at)
    )
    if above == FROM_ABOVE and gaps[found.worst] < SAME:
        says += " " + _("From above comes 1, so a backward that forgets grad_output cannot be seen here.")
    figure(
        chart.slopes(found.x, found.backward, found.measured, found.piece, _breaks(found), words), f"{TOPIC}.slope",
        alt=_("Slope by the backward and slope measured"), says=says,
        table=lambda: {"x": found.x, "f(x)": found.value, words.backward: found.backward,
                              words.measured: found.measured, words.gap: gaps},
    )  # fmt: skip


def _breaks(found: Slopes) -> list:
    from core.charts.slopes import Break

    return [Break(*one) for one in zip(
        found.break_x, found.break_kind, found.break_value, found.break_backward, found.break_measured, strict=True
    )]  # fmt: skip


def _at_break(found: Slopes, number: int) -> str:
    """What happens at one break, in a sentence."""
    values = {
        "x": f"{found.break_x[number]:g}", "left": f"{found.break_left[number]:.3g}",
        "right": f"{found.break_right[number]:.3g}", "torch": f"{found.break_autograd[number]:.3g}",
        "own": f"{found.break_backward[number]:.3g}", "measured": f"{found.break_measured[number]:.3g}",
    }  # fmt: skip
    if found.break_kind[number] == "smooth":
        return _("x = {x}: two pieces meet here with the same slope, {right}. A break, but no kink.", **values)
    if found.break_kind[number] == "jump":
        return _("x = {x}: the value itself jumps. Autograd takes the slope {torch}, this backward {own}; the "
                 "measurement runs over the step and finds {measured}.", **values)  # fmt: skip
    return _("x = {x}: slope {left} on the left, {right} on the right, none at the place itself. Autograd takes "
             "{torch}, this backward {own}; the measurement, half from each side, finds {measured}.",
             **values)  # fmt: skip
