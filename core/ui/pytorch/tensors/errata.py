"""What the notes get wrong about tensors, with what happens when it is run."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.topics.tensors import RECORDED
from core.topics.tensors_answers import Draws, Types
from core.ui import asking
from core.ui.erratum import erratum
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.lesson import lesson

TOPIC = "tensors"
ASKED = RECORDED[None]
STEPS, EVERY, LEFT = 500, 100, 99  # the notes print where t % 100 == 99


def errata(run: Any) -> None:
    """E05 first, for it is the one that matters; then E02, E03, E04, E06 and E14."""
    for number, show in (
        ("05", lambda: _mask(run)), ("04", _draws), ("03", _types), ("02", None), ("06", _printed), ("14", None),
    ):  # fmt: skip
        lesson(TOPIC, f"e{number}")
        erratum(f"E{number}")
        if show is not None:
            show()


def _mask(run: Any) -> None:
    """Both versions, on the weights of the newest step of the run on screen."""
    if run is None:
        return
    found = asking.answered(f"{TOPIC}.e05", run.id, None, "gradients")
    if found is None:
        return
    st.markdown(_("On the newest weights of the run on screen: with the line the relative error of the gradient of W1 "
                  "is **{right}**, without it **{wrong}**.", right=f"{found.error_with[0]:.3g}",
                  wrong=f"{found.error_without[0]:.2f}"))  # fmt: skip


def _draws() -> None:
    """Both kinds of random numbers, drawn now."""
    from core.charts import histogram as chart

    turn = st.session_state.get(f"{TOPIC}.draws.turn", 0)
    asked = {"turn": turn} if turn else {}
    found: Draws | None = asking.answered(f"{TOPIC}.draws", ASKED, None, "draws", height=300, **asked)
    st.button(_("Draw others"), key=f"{TOPIC}.draws.again", icon=":material/casino:", on_click=_draw_again)
    if found is None:
        return
    says = _("{count} numbers each. `torch.randn`: {least} to {most}, mean {mean}, standard deviation {deviation}; "
             "only {inside} of them lie between 0 and 1. `torch.rand`: {low} to {high}, all of them between 0 and 1.",
             count=f"{found.count:,}", least=f"{found.least[0]:.2f}", most=f"{found.most[0]:.2f}",
             mean=f"{found.mean[0]:.3f}", deviation=f"{found.deviation[0]:.3f}", inside=f"{found.inside[0]:.0%}",
             low=f"{found.least[1]:.5f}", high=f"{found.most[1]:.5f}")  # fmt: skip
    series = {"torch.randn": found.normal, "torch.rand": found.uniform}
    words = chart.Words(_("Value"), _("Numbers in the bin"), "", *series)
    figure(
        chart.histogram(found.edges, found.normal, found.uniform, words),
        f"{TOPIC}.draws.picture", alt=_("How the numbers of randn and rand lie"), says=says,
        table=lambda: {_("from"): found.edges[:-1], _("to"): found.edges[1:]} | series,
    )  # fmt: skip


def _draw_again() -> None:
    st.session_state[f"{TOPIC}.draws.turn"] = st.session_state.get(f"{TOPIC}.draws.turn", 0) + 1


def _types() -> None:
    """One number in six types."""
    found: Types | None = asking.answered(f"{TOPIC}.types", ASKED, None, "types", height=220)
    if found is None:
        return
    kinds = [_("floating point") if floating else _("whole number or truth value") for floating in found.floating]
    columns = {_("Type"): found.names, _("Bits"): found.bits, _("Kind"): kinds, _("2.7 becomes"): found.values}
    st.dataframe(columns, hide_index=True, alt=_("One number in six types"))


def _printed() -> None:
    """The condition of the notes, run now."""
    printed = [t for t in range(STEPS) if t % EVERY == LEFT]
    st.code(f">>> [t for t in range({STEPS}) if t % {EVERY} == {LEFT}]\n{printed}", language="python", wrap_lines=True)
