"""One value a step, each point with the colour and the shape of its group; large and small values on a log scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import CATEGORICAL, MARK, NEUTRAL, SHAPES, styled

SMALLEST = 1e-12  # a log scale has no place for 0
MOST = 1200  # points; of more, every second, third … is drawn


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    step: str
    value: str
    group: str


def step_points(
    steps: Sequence[int], values: Sequence[float], groups: Sequence[str], names: Sequence[str], words: Words, *,
    at: int | None = None,
) -> alt.LayerChart:  # fmt: skip
    """N points over a faint line; `names` are all groups in the order of the legend; a rule at step `at`."""
    rows = pd.DataFrame({"step": list(steps), "value": np.asarray(values, float), "group": list(groups)})
    rows = rows[np.isfinite(rows["value"])]
    rows = rows[:: max(1, -(-len(rows) // MOST))].assign(what="point")
    rows["value"] = [float(f"{value:.4g}") for value in rows["value"].clip(lower=SMALLEST)]
    if at is not None:
        rows = pd.concat([rows, pd.DataFrame({"step": [at], "what": ["at"]})], ignore_index=True)
    looks = {"domain": list(names)}
    base = alt.Chart().encode(
        x=alt.X("step:Q", title=words.step, axis=alt.Axis(format="~s", tickCount=6), scale=alt.Scale(nice=False)),
        y=alt.Y("value:Q", title=words.value, scale=alt.Scale(type="log"), axis=alt.Axis(format="~g", tickCount=5)),
    )
    points = base.transform_filter("datum.what == 'point'")
    layers = [
        points.mark_line(color=NEUTRAL, strokeWidth=1, opacity=0.35),
        points.mark_point(size=32, filled=True).encode(
            color=alt.Color("group:N", title=words.group, scale=alt.Scale(**looks, range=CATEGORICAL[: len(names)])),
            shape=alt.Shape("group:N", title=words.group, scale=alt.Scale(**looks, range=SHAPES[: len(names)])),
            tooltip=[
                alt.Tooltip("step:Q", title=words.step, format=",.0f"), alt.Tooltip("group:N", title=words.group),
                alt.Tooltip("value:Q", title=words.value, format=".4g"),
            ],
        ),
        alt.Chart().transform_filter("datum.what == 'at'").mark_rule(color=MARK, strokeWidth=2).encode(x="step:Q"),
    ]  # fmt: skip
    return styled(alt.layer(*layers, data=rows).properties(height=320))
