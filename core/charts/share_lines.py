"""Shares from 0 to 100 % over whole numbers, a line for each way of getting them: over pads, lengths, positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import CATEGORICAL, MARK, NEUTRAL, SHAPES, styled

LEGEND_ROW = 31  # pixels


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    place: str
    share: str


def share_lines(
    places: Sequence[int], series: Mapping[str, Sequence[float]], words: Words, *,
    level: float | None = None, until: float | None = None,
) -> alt.LayerChart:  # fmt: skip
    """One line (K,) for each of the `series` over `places` (K,); a dashed line at `level` and, upright, at `until`."""
    tables = [
        pd.DataFrame({"place": np.asarray(places), "share": np.round(values, 4), "series": name})
        for name, values in series.items()
    ]
    rows = pd.concat(tables, ignore_index=True)
    names = list(series)
    # One below the other: in a row, long names would be cut on a phone and in a narrow column.
    legend = alt.Legend(columns=1)
    base = alt.Chart(rows).encode(
        x=alt.X(
            "place:Q", title=words.place, scale=alt.Scale(nice=False, zero=False),
            axis=alt.Axis(tickMinStep=1, tickCount=8),
        ),
        y=alt.Y("share:Q", title=words.share, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%", tickCount=5)),
        color=alt.Color(
            "series:N", title=None, scale=alt.Scale(domain=names, range=list(CATEGORICAL[: len(names)])), legend=legend
        ),
        shape=alt.Shape(
            "series:N", title=None, scale=alt.Scale(domain=names, range=list(SHAPES[: len(names)])), legend=legend
        ),
        tooltip=[
            alt.Tooltip("place:Q", title=words.place), alt.Tooltip("series:N", title=" "),
            alt.Tooltip("share:Q", title=words.share, format=".1%"),
        ],
    )  # fmt: skip
    layers = [base.mark_line(strokeWidth=2.5), base.mark_point(size=70)]
    if level is not None:
        layers.insert(0, alt.Chart().mark_rule(color=NEUTRAL, strokeDash=[2, 4]).encode(y=alt.datum(level)))
    if until is not None:
        layers.insert(0, alt.Chart().mark_rule(color=MARK, strokeDash=[6, 4]).encode(x=alt.datum(until)))
    return styled(alt.layer(*layers, data=rows).properties(height=300 + LEGEND_ROW * (len(names) - 1)))
