"""Where a race of topic 0.6 begins: the ground, the start on the map, and one step of each rule from any point."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from core.topics.optimizers import NOTES_RUN, REACH, RECORDED, RULES, Config
from core.topics.optimizers_answers import FirstSteps
from core.topics.surfaces import SURFACES
from core.ui import asking
from core.ui.controls import adjust
from core.ui.figure import figure
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.pytorch.optimizers.rows import anywhere, table
from core.ui.pytorch.optimizers.views import NAMES, TOPIC
from core.ui.screen_run import open_run
from core.ui.scrub import Look

PICKED = "place"


def grounds() -> None:
    """A button for each ground, which sets it; and the two recorded races. Draw it before the settings."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("Ground"), width="content")
        for ground, name in {**{key: _(one.name) for key, one in SURFACES.items()}, "net": _("the notes' net")}.items():
            st.button(name, key=f"{TOPIC}.ground.{ground}.choose", on_click=_choose, args=(ground,))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("Recorded races"), width="content")
        for run_id, name in ((RECORDED[None], _("ravine")), (NOTES_RUN, _("the notes' net"))):
            st.button(
                name, key=f"{TOPIC}.recorded.{run_id}", icon=":material/history:", on_click=open_run,
                args=(TOPIC, run_id),
            )  # fmt: skip


def start_on_the_map(config: Config) -> None:
    """The surface as a map: a click chooses the start. Nothing on the net, which has too many directions to draw."""
    if config.ground == "net":
        return
    box = st.expander(
        _("Choose the start on the map"), key=f"{TOPIC}.picker", icon=":material/ads_click:", on_change="rerun"
    )
    if not box.open:
        return
    from core.charts import surface_paths as chart
    from core.charts.specification import drawing, specification

    x, y = config.begin
    words = chart.Words("x", "y", "", "", "", "")
    picture = chart.places_to_click(SURFACES[config.ground], words, start=config.begin, name=PICKED)
    with box:
        key = f"{TOPIC}.place.{config.ground}"
        st.vega_lite_chart(
            None, drawing(specification(picture), picture.data), key=key, on_select=lambda: _take(key),
            selection_mode=PICKED, alt=_("The surface, to choose the start on"),
        )  # fmt: skip
        st.caption(_("Start: x = {x}, y = {y}. Press “Train” to race from there. By keyboard: Settings, Start.",
                     x=f"{x:g}", y=f"{y:g}"))  # fmt: skip


def one_step(look: Look) -> None:
    """The first step of every rule from a point that somebody types; on the net, with a learning rate of theirs."""
    net = look.run.config.ground == "net"
    if net:
        rate = st.number_input(
            _("Learning rate for all six"), 1e-9, 100.0, 1e-3, step=1e-4, format="%g", key=f"{TOPIC}.step.rate",
            persist_state="session",
        )  # fmt: skip
        text = f"{rate!r}"
    else:
        with st.container(horizontal=True, gap="small"):
            x, y = (
                st.number_input(name, -REACH, REACH, value, step=0.1, format="%g", key=f"{TOPIC}.step.{name}",
                                persist_state="session")
                for name, value in (("x", 1.5), ("y", -0.5))
            )  # fmt: skip
        text = f"{x!r}, {y!r}"
    with problems():
        found = asking.answered(f"{TOPIC}.step", look.run.id, anywhere(look), "predict", text=text, height=380)
        if found is not None:
            (_after if net else _arrows)(found, look.run.config)


def _arrows(found: FirstSteps, config: Config) -> None:
    from core.charts import surface_paths as chart

    surface, (x, y) = SURFACES[config.ground], map(float, found.text.split(","))
    paths = {RULES[rule]: np.array([(x, y), to]) for rule, to in zip(found.rules, found.to, strict=True)}
    words = chart.Words("x", "y", _("Step"), _("Rule"), _("here"), _("minimum"))
    gradient = ", ".join(f"{part:.3g}" for part in found.gradient)
    says = _("Height {height}, gradient ({gradient}). {verdict}", height=f"{found.loss:.3g}", gradient=gradient,
             verdict=_verdict(found))  # fmt: skip
    figure(
        chart.surface_paths(surface, paths, {}, NAMES, words, start=(x, y)), f"{TOPIC}.arrows",
        alt=_("The first step of each rule"), says=says, table=lambda: _steps_table(found),
    )  # fmt: skip


def _after(found: FirstSteps, _config: Config) -> None:
    from core.charts import bars as chart

    kept = {RULES[rule]: loss for rule, loss in zip(found.rules, found.after, strict=True) if loss is not None}
    words = chart.Words(_("Rule"), _("Loss after one step"), "")
    lengths = ", ".join(f"{part:.3g}" for part in found.gradient)
    says = _("Loss {loss} before; the gradient has the lengths {lengths} (W1, b1, W2, b2). {verdict}",
             loss=f"{found.loss:.4g}", lengths=lengths, verdict=_verdict(found))  # fmt: skip
    figure(
        chart.bars(list(kept), {_("Loss after one step"): list(kept.values())}, words, share=False),
        f"{TOPIC}.after", alt=_("The first step of each rule"), says=says, table=lambda: _steps_table(found),
    )  # fmt: skip


def _verdict(found: FirstSteps) -> str:
    down = [RULES[rule] for rule, loss in zip(found.rules, found.after, strict=True)
            if loss is not None and loss < found.loss]  # fmt: skip
    if not down:
        return _("No rule gets lower with its first step.")
    if len(down) == len(found.rules):
        return _("All six get lower with their first step.")
    return _("Lower after one step: {rules}.", rules=", ".join(down))


def _steps_table(found: FirstSteps) -> Any:
    columns: dict[str, Any] = {_("Rule"): [RULES[rule] for rule in found.rules], _("Learning rate"): found.rates}
    if found.to:
        columns |= {"x": [to[0] for to in found.to], "y": [to[1] for to in found.to]}
    return table(columns | {_("Loss after one step"): found.after})


def _choose(ground: str) -> None:
    adjust(TOPIC, ground=ground, start="usual")


def _take(key: str) -> None:
    picked = st.session_state.get(key, {}).get("selection", {}).get(PICKED) or []
    if picked and {"x", "y"} <= picked[0].keys():
        adjust(TOPIC, start="own", start_x=float(picked[0]["x"]), start_y=float(picked[0]["y"]))
