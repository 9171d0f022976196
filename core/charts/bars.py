"""A few numbers with names, as bars, one set or two beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, LEGEND, ORANGE, styled
from core.charts.token_axis import row_height, token_axis

AXIS = 56  # pixels that labels and title of the axis take


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    name: str
    value: str
    series: str


def bars(names: Sequence[str], series: Mapping[str, np.ndarray], words: Words, *, share: bool = True) -> alt.Chart:
    """A row for each of N names with a bar for each series (N,); `share` fixes the axis to 0–100 %."""
    tables = [
        pd.DataFrame(
            {
                "position": range(len(names)),
                "name": list(names),
                "series": key,
                "value": [float(f"{value:.4g}") for value in values],
            }
        )
        for key, values in series.items()
    ]
    colour = alt.Scale(domain=list(series), range=[BLUE, ORANGE][: len(series)])
    legend = alt.Legend(title=None) if len(series) > 1 else None
    plain = {"format": "%"} if share else {"labelExpr": "format(datum.value, '~g')"}  # 600, not 6e+2
    axis = alt.Axis(tickCount=5, **plain)
    scale = alt.Scale(domain=[0, 1]) if share else alt.Scale()
    chart = alt.Chart(pd.concat(tables, ignore_index=True)).mark_bar().encode(
        x=alt.X("value:Q", title=words.value, scale=scale, axis=axis),
        y=alt.Y("position:O", axis=token_axis(names, None)),
        yOffset=alt.YOffset("series:N", sort=list(series)),
        color=alt.Color("series:N", scale=colour, legend=legend),
        tooltip=[
            alt.Tooltip("name:N", title=words.name), alt.Tooltip("series:N", title=words.series),
            alt.Tooltip("value:Q", title=words.value, format=".3f" if share else ".4g"),
        ],
    )  # fmt: skip
    rows = max(row_height(len(names)), 18 * len(series)) * len(names)
    return styled(chart.properties(height=AXIS + (LEGEND if legend else 0) + rows))
