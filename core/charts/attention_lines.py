"""Attention as lines between two sentences: the stronger the weight, the stronger the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, LABEL_SIZE, NEUTRAL, styled

FAINTEST = 0.05  # weights below it are left out: they would only be fog
ROW = 28  # pixels


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    source: str
    target: str
    weight: str


def attention_lines(
    weights: np.ndarray, source: Sequence[str], target: Sequence[str], words: Words, *, chosen: int | None = None
) -> alt.LayerChart:
    """weights (T, S): source words on the left, written words on the right; only the lines of word `chosen`, if any."""
    lines = _lines(np.asarray(weights, dtype=float), source, target)
    if chosen is not None:
        lines = lines[lines["row"] == chosen]
    height = ROW * max(len(source), len(target))
    place = {"scale": alt.Scale(domain=[-0.5, max(len(source), len(target)) - 0.5], reverse=True), "axis": None}
    across = {"scale": alt.Scale(domain=[-0.55, 1.55]), "axis": None}
    drawn = alt.Chart(lines).mark_rule(color=BLUE).encode(
        x=alt.X("left:Q", **across), x2="right:Q", y=alt.Y("column:Q", **place), y2="row:Q",
        opacity=alt.Opacity("weight:Q", scale=alt.Scale(domain=[0, 1], range=[0.05, 1]), legend=None),
        strokeWidth=alt.StrokeWidth("weight:Q", scale=alt.Scale(domain=[0, 1], range=[0.5, 7]), legend=None),
        tooltip=[
            alt.Tooltip("target:N", title=words.target), alt.Tooltip("source:N", title=words.source),
            alt.Tooltip("weight:Q", title=words.weight, format=".3f"),
        ],
    )  # fmt: skip
    labels = [
        alt.Chart(_labels(side)).mark_text(align=align, fontSize=LABEL_SIZE, color=NEUTRAL).encode(
            x=alt.X("x:Q", **across), y=alt.Y("y:Q", **place), text="word:N"
        )
        for align, side in (("right", (source, -0.03)), ("left", (target, 1.03)))
    ]  # fmt: skip
    return styled(alt.layer(drawn, *labels).properties(height=height))


def _lines(weights: np.ndarray, source: Sequence[str], target: Sequence[str]) -> pd.DataFrame:
    """One row for each weight that can be seen."""
    rows, columns = np.nonzero(weights >= FAINTEST)
    return pd.DataFrame(
        {
            "row": rows, "column": columns, "weight": np.round(weights[rows, columns], 4), "left": 0.0, "right": 1.0,
            "target": [target[row] for row in rows], "source": [source[column] for column in columns],
        }
    )  # fmt: skip


def _labels(side: tuple[Sequence[str], float]) -> pd.DataFrame:
    words, x = side
    return pd.DataFrame({"word": list(words), "x": x, "y": range(len(words))})
