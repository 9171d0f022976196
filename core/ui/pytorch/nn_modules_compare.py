"""The comparisons of topic 0.5: one network written in three ways, and sum beside mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import streamlit as st

from core.topics.nn_modules import COMPARED, RECORDED, WAYS, Config
from core.topics.nn_modules_answers import Reductions, ThreeWays, largest_difference
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
            st.caption(f"{_('Recorded with the settings of the notes.')} {caption}")
            lists = dict(zip(way_names().values(), found.loss, strict=True))
            steps = range(1, COMPARED + 1)
            says = _ways_say(found.difference, COMPARED) + " " + _other_order(found.other_order)
            _lines(f"{TOPIC}.ways.first", {name: (steps, loss) for name, loss in lists.items()}, says, _("Loss"))


def reductions(config: Config) -> None:
    """The sum, the mean at the same learning rate, and the mean at a rate that makes up for the division."""
    rate, factor = config.rate_of_the_sum, config.addends
    settings = [("sum", rate), ("mean", rate), ("mean", rate * factor)]
    configs = [Config.read(config.model_dump() | {"reduction": how, "learning_rate": each}) for how, each in settings]
    caption = _("All three are told as the sum, so that they can be compared: the loss of the mean times {factor}.",
                factor=f"{factor:,}")  # fmt: skip
    seen = side_by_side(f"{TOPIC}.reductions", _("Train sum, mean and mean again"), configs, caption,
                        draw=_draw_reductions)  # fmt: skip
    if not seen:
        found: Reductions | None = asking.answered(
            f"{TOPIC}.reductions.recorded", RECORDED[None], None, "reductions", steps=COMPARED, height=320
        )
        if found is not None:
            st.caption(_("Recorded with the settings of the notes.") + " "
                       + _("All three are told as the sum, so that they can be compared: the loss of the mean times "
                           "{factor}.", factor=f"{found.addends:,}"))  # fmt: skip
            steps = range(1, COMPARED + 1)
            series = [(steps, loss) for loss in found.loss]
            _reduction_lines(f"{TOPIC}.reductions.first", series, found.rate, found.away)


def _draw_ways(place: str, runs: list[Any]) -> None:
    lists = [run.history.column("loss") for run in runs]
    least = min(len(values) for _steps, values in lists)
    says = _ways_say(largest_difference([values for _steps, values in lists]), least)
    _lines(f"{place}.lines", dict(zip(way_names().values(), lists, strict=True)), says, _("Loss"))


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


def _draw_reductions(place: str, runs: list[Any]) -> None:
    series = []
    for run in runs:
        steps, values = run.history.column("loss")
        factor = run.config.addends if run.config.reduction == "mean" else 1
        series.append((steps, [factor * value for value in values]))
    away = largest_difference([series[0][1], series[2][1]], relative=True)
    _reduction_lines(f"{place}.lines", series, [run.config.learning_rate for run in runs], away)


def _reduction_lines(
    key: str, series: list[tuple[Sequence[float], Sequence[float]]], rates: Sequence[float], away: float
) -> None:
    templates: tuple[Callable[..., str], ...] = (
        lambda rate: _("1 sum, rate {rate}", rate=rate), lambda rate: _("2 mean, rate {rate}", rate=rate),
        lambda rate: _("3 mean, rate {rate}", rate=rate),
    )  # fmt: skip
    names = [name(f"{rate:.4g}") for name, rate in zip(templates, rates, strict=True)]
    # The thin line of the sum lies on the thick one of the mean that it should be equal to.
    order = (2, 1, 0)
    lines = {names[place]: series[place] for place in order}
    _lines(key, lines, _reductions_say([values for _steps, values in series], away), _("Loss as a sum"))


def _reductions_say(losses: list[Sequence[float]], away: float) -> str:
    if not all(len(values) for values in losses):
        return _("No step has been done yet.")
    left = [values[-1] / values[0] if values[0] else 1.0 for values in losses[:2]]
    if not np.isfinite(left).all():
        return _("The loss is no longer a number: the run has diverged.")
    said = _("What is left of the first loss: {summed} with the sum, {mean} with the mean at the same rate.",
             summed=percent(left[0]), mean=percent(left[1]))  # fmt: skip
    same = (
        _("The third curve is the first one, to the last digit.") if away == 0
        else _("The third curve differs from the first by no more than {away} of the loss.", away=percent(away))
    )  # fmt: skip
    return f"{said} {same}"


def _lines(key: str, lines: Lines, says: str, value: str) -> None:
    from core.charts import laid_lines as chart

    figure(
        chart.laid_lines(lines, chart.Words(_("Step"), value)), key, alt=_("Losses laid over each other"), says=says,
        table=lambda: _lines_table(lines),
    )  # fmt: skip


def _lines_table(lines: Lines) -> Any:
    import pandas as pd

    columns = {name: pd.Series(values, index=list(steps)) for name, (steps, values) in lines.items()}
    return pd.DataFrame(columns).rename_axis(_("Step")).reset_index()
