"""A few numbers that were measured at every step, a line for each, on a scale from large to small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.curve_rows import positive, thinned
from core.charts.palette import CATEGORICAL, LEGEND, styled

DASHES = ([1, 0], [6, 4], [2, 3], [10, 3, 2, 3])


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    step: str
    value: str
    series: str


def step_lines(series: Mapping[str, tuple[Sequence[float], Sequence[float]]], words: Words) -> alt.Chart:
    """One to four lines: name -> (steps, values), each of any length; 0 lies at the bottom of the log scale."""
    tables = []
    for name, points in series.items():
        steps, values = positive(points)
        steps, values = thinned(np.asarray(steps), values)
        steps, values = steps[np.isfinite(values)], values[np.isfinite(values)]
        tables.append(pd.DataFrame({"step": steps, "value": [float(f"{one:.4g}") for one in values], "series": name}))
    names = list(series)
    colour = alt.Scale(domain=names, range=list(CATEGORICAL[: len(names)]))
    dash = alt.Scale(domain=names, range=list(DASHES[: len(names)]))
    chart = alt.Chart(pd.concat(tables, ignore_index=True)).mark_line(strokeWidth=2.5).encode(
        x=alt.X("step:Q", title=words.step, axis=alt.Axis(format="~s", tickCount=6), scale=alt.Scale(nice=False)),
        y=alt.Y("value:Q", title=words.value, scale=alt.Scale(type="log"), axis=alt.Axis(format="~g", tickCount=5)),
        color=alt.Color("series:N", title=None, scale=colour),
        strokeDash=alt.StrokeDash("series:N", title=None, scale=dash),
        tooltip=[
            alt.Tooltip("series:N", title=words.series), alt.Tooltip("step:Q", title=words.step, format=",.0f"),
            alt.Tooltip("value:Q", title=words.value, format=".4g"),
        ],
    )  # fmt: skip
    return styled(chart.properties(height=LEGEND + 240))
