"""What was said against what is true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import SEQUENTIAL, is_dark, styled


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    truth: str
    prediction: str
    count: str
    share: str  # of the row


def confusion(counts: np.ndarray, classes: Sequence[str], words: Words, *, cell: int = 110) -> alt.LayerChart:
    """Counts (n, n), true classes down and predicted ones across, coloured by their share of the row."""
    chart = _encodings(tuple(classes), words, cell).copy(deep=False)
    chart.data = _rows(np.asarray(counts, dtype=int), list(classes))
    return chart


@lru_cache(maxsize=64)
def _encodings(classes: tuple[str, ...], words: Words, cell: int) -> alt.LayerChart:
    """The chart without its rows, built once per wording."""
    base = alt.Chart().encode(
        x=alt.X("prediction:N", sort=list(classes), title=words.prediction, axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("truth:N", sort=list(classes), title=words.truth),
        tooltip=[
            alt.Tooltip("truth:N", title=words.truth), alt.Tooltip("prediction:N", title=words.prediction),
            alt.Tooltip("count:Q", title=words.count, format=","),
            alt.Tooltip("share:Q", title=words.share, format=".1%"),
        ],
    )  # fmt: skip
    scale = alt.Scale(domain=np.linspace(0, 1, len(SEQUENTIAL)).tolist(), range=list(SEQUENTIAL))
    squares = base.mark_rect().encode(color=alt.Color("share:Q", scale=scale, legend=None))
    ink = alt.condition("datum.dark", alt.value("#FFFFFF"), alt.value("#111111"))
    number, part = alt.Text("count:Q", format=","), alt.Text("share:Q", format=".1%")
    count = base.mark_text(fontSize=20, fontWeight="bold", dy=-9).encode(text=number, color=ink)
    share = base.mark_text(fontSize=14, dy=13).encode(text=part, color=ink)
    return styled(alt.layer(squares, count, share).properties(width=alt.Step(cell), height=alt.Step(cell * 0.75)))


def _rows(counts: np.ndarray, classes: list[str]) -> pd.DataFrame:
    """Long table (truth, prediction, count, share, dark); a class without examples has share 0."""
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    n = len(classes)
    columns = {"truth": np.repeat(np.array(classes, object), n), "prediction": classes * n, "count": counts.ravel()}
    return pd.DataFrame({**columns, "share": share.ravel().round(4), "dark": is_dark(SEQUENTIAL, share.ravel())})
