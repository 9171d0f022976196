"""The first comparison of topic 0.5: one network written in three ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import streamlit as st

from core.topics.nn_modules import COMPARED, RECORDED, WAYS, Config
from core.topics.nn_modules_answers import ThreeWays, largest_difference
from core.ui import asking
from core.ui.code_view import code_view
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.side_by_side import side_by_side

TOPIC = "nn_modules"
SOURCES = {
    "tensors": ("core/models/bare_two_layer.py", "BareTwoLayer.__init__", "BareTwoLayer.__call__"),
    "sequential": ("core/models/sequential.py", "two_layers"),
    "module": ("core/models/two_layer_net.py", "TwoLayerNet.__init__", "TwoLayerNet.forward"),
}
Lines = Mapping[str, tuple[Sequence[float], Sequence[float]]]


def sources() -> None:
    """The three ways under each other (three columns would be too narrow for code), cut from the files that ran."""
    for way, (path, *parts) in SOURCES.items():
        with st.container(gap="xsmall"):
            st.markdown(f"**{way_names()[way]}**")
            code_view(path, *parts, key=f"{TOPIC}.way.{way}")


def way_names() -> dict[str, str]:
    """What the ways are called."""
    return {"tensors": _("1 bare tensors"), "sequential": "2 nn.Sequential", "module": _("3 a Module of one's own")}


def three_ways(config: Config) -> None:
    """Three runs that differ in how the network is written, and how far their losses lie apart."""
    shape = {"hidden_layers": 1, "activation": "relu"}
    configs = [Config.read(config.model_dump() | shape | {"way": way}) for way in WAYS]
    caption = _("Each line is thinner than the one below it: where all three are the same, one sees stripes.")
    seen = side_by_side(f"{TOPIC}.ways", _("Train all three"), configs, caption, draw=_draw_ways)
    if not seen:
        found: ThreeWays | None = asking.answered(
            f"{TOPIC}.ways.recorded", RECORDED[None], None, "three_ways", steps=COMPARED, height=320
        )
        if found is not None:
            recorded_note(caption)
            lists = dict(zip(way_names().values(), found.loss, strict=True))
            steps = range(1, COMPARED + 1)
            says = _ways_say(found.difference, COMPARED) + " " + _other_order(found.other_order)
            laid(f"{TOPIC}.ways.first", {name: (steps, loss) for name, loss in lists.items()}, says, _("Loss"))


def recorded_note(more: str) -> None:
    """Says that what is shown comes from the recorded run, and `more` about it."""
    st.caption(_("Recorded with the settings of the notes.") + " " + more)


def _draw_ways(place: str, runs: list[Any]) -> None:
    lists = [run.history.column("loss") for run in runs]
    least = min(len(values) for _steps, values in lists)
    says = _ways_say(largest_difference([values for _steps, values in lists]), least)
    laid(f"{place}.lines", dict(zip(way_names().values(), lists, strict=True)), says, _("Loss"))


def _ways_say(difference: float, steps: int) -> str:
    if steps == 0:
        return _("No step has been done yet.")
    if difference == 0:
        return _("Steps compared: {steps}. The largest difference between the three losses is 0: they are the same to "
                 "the last digit.", steps=steps)  # fmt: skip
    return _("Steps compared: {steps}. The largest difference between the three losses is {difference}.",
             steps=steps, difference=f"{difference:.2g}")  # fmt: skip


def _other_order(share: float) -> str:
    return _("With `x @ W.T + b` in the first way, instead of `addmm`, they differ by up to {share} of the loss: the "
             "same sums, rounded in another order.", share=percent(share))  # fmt: skip


def percent(share: float) -> str:
    """A share with two digits, however small."""
    return f"{share:.0%}" if share >= 0.1 else np.format_float_positional(float(f"{100 * share:.2g}"), trim="-") + "%"


def laid(key: str, lines: Lines, says: str, value: str) -> None:
    """Up to three losses over the steps, one on the other; the lowest comes first."""
    from core.charts import lines as chart

    figure(
        chart.laid_lines(lines, chart.Words(_("Step"), value)), key, alt=_("Losses laid over each other"), says=says,
        table=lambda: _lines_table(lines),
    )  # fmt: skip


def _lines_table(lines: Lines) -> Any:
    import pandas as pd

    columns = {name: pd.Series(values, index=list(steps)) for name, (steps, values) in lines.items()}
    return pd.DataFrame(columns).rename_axis(_("Step")).reset_index()
