"""A few lines that may hide each other: each is thinner than the one below it, so that equal ones show as stripes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.curve_rows import RUNAWAY, SMALLEST, Series, thinned
from core.charts.palette import BLUE, ORANGE, PURPLE, styled

LOOKS = ((BLUE, 11.0), (PURPLE, 6.0), (ORANGE, 2.0))  # colour and width of each line, the lowest first


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    step: str
    value: str


def laid_lines(lines: Mapping[str, Series], words: Words, *, height: int = 320) -> alt.LayerChart:
    """Up to three named lines on a log scale, the lowest first; the legend sorts them by name.

    A line ends where its value is no number or has run away.
    """
    tables = [_rows(*series).assign(series=name) for name, series in lines.items()]
    colours = {name: colour for name, (colour, _) in zip(lines, LOOKS, strict=False)}
    names = sorted(lines)  # they carry their number
    base = alt.Chart().encode(
        x=alt.X("step:Q", title=words.step, axis=alt.Axis(format="~s", tickCount=6), scale=alt.Scale(nice=False)),
        y=alt.Y("value:Q", title=words.value, scale=alt.Scale(type="log"), axis=alt.Axis(format="~g", tickCount=5)),
        color=alt.Color("series:N", title=None, scale=alt.Scale(domain=names, range=[colours[name] for name in names]),
                        legend=alt.Legend(columns=1, symbolStrokeWidth=4)),
        tooltip=[
            alt.Tooltip("series:N", title=" "), alt.Tooltip("step:Q", title=words.step, format=",.0f"),
            alt.Tooltip("value:Q", title=words.value, format=".4g"),
        ],
    )  # fmt: skip
    layers = [
        base.transform_filter(alt.FieldEqualPredicate(name, "series")).mark_line(strokeWidth=width)
        for name, (_, width) in zip(lines, LOOKS, strict=False)
    ]
    return styled(alt.layer(*layers, data=pd.concat(tables, ignore_index=True)).properties(height=height))


def _rows(steps, values) -> pd.DataFrame:
    steps, values = np.asarray(steps, dtype=float), np.asarray(values, dtype=float)
    most = RUNAWAY * max(values[0], 1.0) if len(values) and np.isfinite(values[0]) else np.inf
    fine = np.isfinite(values) & (values <= most)
    steps, values = thinned(steps[fine], np.maximum(values[fine], SMALLEST))
    return pd.DataFrame({"step": steps, "value": [float(f"{value:.5g}") for value in values]})
