"""How many numbers lie where: of one kind as bars with another as an outline, and a column for each of many steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, LEGEND, ORANGE, SEQUENTIAL, styled

SHOWN = 40  # columns; of more steps, every second, third … is drawn


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    value: str
    number: str
    step: str
    now: str  # name of the bars
    other: str  # name of the outline


def histogram(edges: np.ndarray, now: np.ndarray, other: np.ndarray, words: Words) -> alt.LayerChart:
    """Counts (B,) in bins between `edges` (B + 1,) as bars, with those of another step or kind (B,) as an outline."""
    low, high, inside = _bins(np.stack([now, other]), edges)
    bars = pd.DataFrame({"low": low, "high": high, "count": now[inside], "floor": 0, "series": words.now})
    # A line that steps at each bin and comes down to 0 at both ends.
    corners = pd.DataFrame({"low": [*low, high[-1]], "count": [*other[inside], 0], "series": words.other})
    scale = alt.Scale(domain=[words.now, words.other], range=[BLUE, ORANGE])
    base = alt.Chart().encode(
        y=alt.Y("count:Q", title=words.number, axis=alt.Axis(format="~s", tickCount=4)),
        color=alt.Color("series:N", title=None, scale=scale),
    )  # fmt: skip
    x = alt.X("low:Q", title=words.value, axis=alt.Axis(format="~r", tickCount=5), scale=alt.Scale(nice=False))
    tip = [alt.Tooltip("low:Q", title=words.value, format=".3g"), alt.Tooltip("count:Q", title=words.number)]
    layers = [
        base.transform_filter(alt.FieldEqualPredicate(words.now, "series"))
        .mark_rect(opacity=0.75).encode(x=x, x2="high:Q", y2="floor:Q", tooltip=tip),
        base.transform_filter(alt.FieldEqualPredicate(words.other, "series"))
        .mark_line(interpolate="step-after", strokeWidth=2.5).encode(x=x),
    ]  # fmt: skip
    rows = pd.concat([bars, corners], ignore_index=True)
    return styled(alt.layer(*layers, data=rows).properties(height=LEGEND + 200))


def over_steps(edges: np.ndarray, counts: np.ndarray, steps: Sequence[int], words: Words) -> alt.Chart:
    """Counts (S, B) in bins between `edges` (B + 1,) as cells: a column for each of S steps, a row for each bin.

    The colour follows the square root of the share, so that the thin ends of a distribution can be seen.
    """
    every = -(-len(steps) // SHOWN)
    kept = range(len(steps))[::-every][::-1]  # the last one is always among them
    low, high, inside = _bins(counts, edges)
    shares = counts[kept][:, inside] / np.maximum(counts[kept].sum(axis=1, keepdims=True), 1)  # (S', B')
    (place, bin_), most = np.nonzero(shares), float(f"{shares.max(initial=0):.2g}")
    rows = pd.DataFrame(
        {
            "step": np.asarray(steps)[kept][place],
            "low": low[bin_],
            "high": high[bin_],
            "share": shares[place, bin_].round(5),
        }
    )
    chart = alt.Chart(rows).mark_rect().encode(
        x=alt.X("step:O", title=words.step, axis=alt.Axis(labelOverlap="greedy", labelAngle=0)),
        y=alt.Y("low:Q", title=words.value, axis=alt.Axis(format="~r", tickCount=5, grid=False)),
        y2="high:Q",
        color=alt.Color("share:Q", title=words.number, scale=alt.Scale(type="sqrt", range=list(SEQUENTIAL)),
                        legend=alt.Legend(format=".2~%", gradientLength=180, values=[0, most / 4, most])),
        tooltip=[
            alt.Tooltip("step:O", title=words.step), alt.Tooltip("low:Q", title=words.value, format=".3g"),
            alt.Tooltip("share:Q", title=words.number, format=".2%"),
        ],
    )  # fmt: skip
    return styled(chart.properties(height=LEGEND + 220))


def _bins(counts: np.ndarray, edges: np.ndarray) -> tuple[np.ndarray, np.ndarray, slice]:
    """Lower and upper edges of the bins from the first to the last that any line of counts (S, B) fills, and which."""
    edges = np.asarray(edges, dtype=float)
    filled = np.flatnonzero(counts.any(axis=0))
    inside = slice(filled[0], filled[-1] + 1) if len(filled) else slice(None)
    return edges[:-1][inside], edges[1:][inside], inside
