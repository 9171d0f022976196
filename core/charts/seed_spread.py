"""One result for each seed, as a strip of points, with marks for the values that are to be judged by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, LABEL_SIZE, LEGEND, ORANGE, PURPLE, styled

SMALLEST = 1e-12  # a log scale has no place for 0
ROWS = 5  # heights among which the points take turns, so that equal results stay apart
HEIGHT = 150


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    value: str
    seed: str


def seed_spread(seeds: Sequence[int], values: np.ndarray, marks: Mapping[str, float], words: Words) -> alt.LayerChart:
    """A point for each of N seeds (NaN: none) and an upright line for each of the one or two `marks`, by its name."""
    points = pd.DataFrame({"seed": list(seeds), "value": np.asarray(values, float), "what": "seed"})
    points["height"] = points["seed"] % ROWS
    lines = pd.DataFrame({"name": list(marks), "value": list(marks.values()), "what": "mark"})
    rows = pd.concat([points, lines], ignore_index=True)
    rows = rows[np.isfinite(rows["value"])]
    rows["value"] = [float(f"{value:.4g}") for value in rows["value"].clip(lower=SMALLEST)]
    base = alt.Chart().encode(
        x=alt.X(
            "value:Q", title=words.value, scale=alt.Scale(type="log", padding=24),
            axis=alt.Axis(format="~g", tickCount=4, grid=True),
        )
    )  # fmt: skip
    named = list(marks)
    colour = alt.Color("name:N", title=None, scale=alt.Scale(domain=named, range=[ORANGE, PURPLE][: len(named)]))
    mark = base.transform_filter("datum.what == 'mark'")
    tip = alt.Tooltip("value:Q", title=words.value, format=".4g")
    height = alt.Y("height:Q", axis=None, scale=alt.Scale(domain=[-1, ROWS], nice=False))
    layers = [
        mark.mark_rule(strokeWidth=3).encode(color=colour, tooltip=[alt.Tooltip("name:N", title=" "), tip]),
        base.transform_filter("datum.what == 'seed'")
        .mark_point(size=90, filled=True, color=BLUE, opacity=0.8)
        .encode(y=height, tooltip=[alt.Tooltip("seed:Q", title=words.seed), tip]),
        mark.mark_text(fontSize=LABEL_SIZE, align="left", dx=6, baseline="top").encode(
            y=alt.value(2), text=alt.Text("value:Q", format=".4g"), color=colour
        ),
    ]
    return styled(alt.layer(*layers, data=rows).properties(height=LEGEND + HEIGHT))
