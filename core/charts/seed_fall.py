"""One result for each seed at two steps: a line between the two, so that one sees how far every one of them fell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, LEGEND, ORANGE, styled


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    step: str
    value: str
    seed: str
    seeds: str  # name of the lines
    noted: str  # name of the line of the notes


def seed_fall(
    seeds: Sequence[int], steps: tuple[int, int], values: tuple[np.ndarray, np.ndarray], noted: float, words: Words
) -> alt.LayerChart:
    """A line for each of N seeds from its value (N,) at the first step to that at the second; `noted` stays level."""
    tables = [
        pd.DataFrame({"step": step, "value": at, "seed": list(map(str, seeds)), "series": words.seeds})
        for step, at in zip(steps, values, strict=True)
    ]
    tables.append(pd.DataFrame({"step": list(steps), "value": noted, "seed": words.noted, "series": words.noted}))
    rows = pd.concat(tables, ignore_index=True)
    rows = rows[np.isfinite(rows["value"]) & (rows["value"] > 0)]
    rows["value"] = [float(f"{value:.4g}") for value in rows["value"]]
    scale = alt.Scale(domain=[words.seeds, words.noted], range=[BLUE, ORANGE])
    base = alt.Chart().encode(
        x=alt.X("step:O", title=words.step, axis=alt.Axis(labelAngle=0), scale=alt.Scale(padding=0.3)),
        y=alt.Y("value:Q", title=words.value, scale=alt.Scale(type="log"), axis=alt.Axis(format="~g", tickCount=5)),
        color=alt.Color("series:N", title=None, scale=scale),
        detail="seed:N",
        tooltip=[
            alt.Tooltip("seed:N", title=words.seed), alt.Tooltip("step:O", title=words.step),
            alt.Tooltip("value:Q", title=words.value, format=".4g"),
        ],
    )  # fmt: skip
    layers = [
        base.transform_filter(alt.FieldEqualPredicate(words.seeds, "series")).mark_line(opacity=0.6, point=True),
        base.transform_filter(alt.FieldEqualPredicate(words.noted, "series")).mark_line(strokeWidth=4, point=True),
    ]
    return styled(alt.layer(*layers, data=rows).properties(height=LEGEND + 240))
