"""What topic 0.2 shows of a step: the gradient written by hand beside the one that autograd finds."""

from __future__ import annotations

from math import isfinite

import streamlit as st

from core.topics.tensors import Config
from core.topics.tensors_answers import Gradients
from core.ui import asking
from core.ui.controls import adjust
from core.ui.figure import figure
from core.ui.held import held
from core.ui.i18n import _
from core.ui.scrub import Look

TOPIC = "tensors"


def mask_switch(config: Config) -> None:
    """The one setting that this page is about, where everybody sees it."""
    key = f"{TOPIC}.mask_switch"
    names = {True: _("with the mask"), False: _("without it, as in the notes")}
    st.segmented_control(
        _("Backward pass of the ReLU"), list(names), default=held(key, config.mask), key=key,
        format_func=names.__getitem__, required=True, wrap=True, on_change=_switch,
        help=_("It counts from the next “Train” on."),
    )  # fmt: skip


def _switch() -> None:
    adjust(TOPIC, mask=st.session_state[f"{TOPIC}.mask_switch"])


def gradients(look: Look) -> None:
    """Relative error and cosine of both weights, and single entries, at the step on screen."""
    found: Gradients | None = asking.answered(f"{TOPIC}.gradients", look.run.id, look.step, "gradients", height=400)
    if found is None:
        return
    if not all(map(isfinite, found.length)):
        st.caption(_("The gradient is no longer a number: the run has diverged."))
        return
    with st.grid(2, min_column_width=300, gap="medium"):
        _bars("error", found.names, _("Relative error"), found.error_with, found.error_without)
        _bars("cosine", found.names, _("Cosine"), found.cosine_with, found.cosine_without)
    st.caption(_says(found))
    _entries(found)


def _says(found: Gradients) -> str:
    said = _("With the mask the gradient of W1 differs from autograd's by {right} of its length, without it by "
             "{wrong}, and the cosine is {cosine}.", right=f"{found.error_with[0]:.3g}",
             wrong=f"{found.error_without[0]:.2f}", cosine=f"{found.cosine_without[0]:.2f}")  # fmt: skip
    idle = _("{share} of the hidden numbers are negative here: there the mask lets nothing through.",
             share=f"{found.idle:.0%}")  # fmt: skip
    return f"{said} {idle}"


def _bars(key: str, names: list[str], title: str, with_mask: list[float], without: list[float]) -> None:
    from core.charts import bars as chart

    series = {_("with mask"): with_mask, _("without mask"): without}
    says = " · ".join(
        f"{name}: {_('with mask')} {right:.3g}, {_('without mask')} {wrong:.3g}"
        for name, right, wrong in zip(names, with_mask, without, strict=True)
    )
    with st.container():
        figure(
            chart.bars(names, series, chart.Words(_("Weight"), title, _("Gradient")), share=False),
            f"{TOPIC}.{key}", alt=title, says=says, table=lambda: {_("Weight"): names} | series,
        )  # fmt: skip


def _entries(found: Gradients) -> None:
    from core.charts import gradient_agreement as chart

    series = {_("with mask"): found.mine_with, _("without mask"): found.mine_without}
    words = chart.Words(_("autograd"), _("gradient by hand"))
    shown = _("{count} of the numbers in the gradient of W1. What lies on the dashed line agrees with autograd.",
              count=len(found.true))  # fmt: skip
    figure(
        chart.gradient_agreement(found.true, series, words), f"{TOPIC}.entries",
        alt=_("Numbers of the gradient of W1, by hand and from autograd"), says=shown,
        table=lambda: {_("autograd"): found.true} | series,
    )  # fmt: skip
