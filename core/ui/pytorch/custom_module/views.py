"""What topic 0.7 shows of a run: how far each tensor has moved, and registered beside hidden."""

from __future__ import annotations

from math import isfinite
from typing import Any

import streamlit as st

from core.topics.custom_module import LISTED, PLACES, Config
from core.topics.custom_module_answers import Movement
from core.ui import asking
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.scrub import Look
from core.ui.side_by_side import side_by_side

TOPIC = "custom_module"


def movement(look: Look) -> None:
    """How far each tensor of the network is from where it was at step 0."""
    import pandas as pd

    from core.charts import bars as chart

    found: Movement | None = asking.answered(f"{TOPIC}.movement", look.run.id, look.step, "movement", height=220)
    if found is None:
        return
    if not all(map(isfinite, found.distance)):
        st.caption(_("The weights are no longer numbers: the run has diverged."))
        return
    series = {_("moved"): found.distance, _("at first"): found.began}
    still = [path for path, way in zip(found.path, found.distance, strict=True) if way == 0]
    if look.step == 0:
        says = _("This is step 0: nothing has moved yet.")
    elif still:
        says = _("At step {step}, these are exactly where they were at the beginning: {names}.", step=f"{look.step:,}",
                 names=", ".join(f"`{path}`" for path in still))  # fmt: skip
    else:
        says = _("At step {step}, every tensor has moved.", step=f"{look.step:,}")
    figure(
        chart.bars(found.path, series, chart.Words(_("Tensor"), _("length"), _("Kind")), share=False),
        f"{TOPIC}.moved", alt=_("How far each tensor has moved"), says=says,
        table=lambda: pd.DataFrame({_("Tensor"): found.path} | series),
    )  # fmt: skip


def compare(config: Config) -> None:
    """The same network twice: the hidden layer registered, and where nobody sees it."""
    other = config.place if config.place not in (*LISTED, "removed") else "list"
    configs = [config.model_copy(update={"place": place}) for place in ("attribute", other)]
    side_by_side(f"{TOPIC}.compare", _("Train registered and hidden"), configs, _caption, _gradients)


def _caption(runs: list[Any]) -> str:
    return _("1 keeps its hidden layer as an attribute, 2 {place}. Seed, samples and first weights are the same.",
             place=_(PLACES[runs[1].config.place]))  # fmt: skip


def _gradients(runs: list[Any]) -> None:
    """How long `.grad` of the hidden layer was at each step, and where its weight ended."""
    from core.charts import lines as chart

    names = {run.config.place: _(PLACES[run.config.place]) for run in runs}
    series = {names[run.config.place]: run.history.column("hidden_grad") for run in runs}
    kept = {name: points for name, points in series.items() if len(points[0])}
    ways = "; ".join(f"{names[run.config.place]}: {run.history.latest('hidden_moved') or 0:.3g}" for run in runs)
    grads = "; ".join(f"{name}: {points[1][-1]:.3g}" for name, points in kept.items())
    says = _("Way of the hidden weight after the last step: {ways}. Length of its `.grad`: {grads}.", ways=ways,
             grads=grads)  # fmt: skip
    figure(
        chart.lines(kept, chart.Words(_("Step"), _("Length of .grad")), log=True),
        f"{TOPIC}.grads", alt=_("Length of the hidden layer's gradient at every step"), says=says,
        table=lambda: _table(kept),
    )  # fmt: skip


def _table(series: dict[str, tuple[list[int], list[float]]]) -> object:
    import pandas as pd

    columns = {name: pd.Series(values, index=steps) for name, (steps, values) in series.items()}
    return pd.DataFrame(columns).rename_axis(_("Step")).reset_index()
