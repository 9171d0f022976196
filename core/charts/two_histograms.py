"""How two sets of numbers lie, over the same bins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, ORANGE, styled


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    value: str
    count: str


def two_histograms(edges: Sequence[float], counts: Mapping[str, Sequence[int]], words: Words) -> alt.Chart:
    """Bars over B bins with B + 1 `edges`; `counts` (B,) of one or two sets by their names. Empty bins have no bar."""
    edges = np.round(edges, 3)
    bins = {"begin": edges[:-1], "end": edges[1:]}
    rows = pd.concat([pd.DataFrame(bins | {"count": of, "series": name}) for name, of in counts.items()])
    names = list(counts)
    chart = alt.Chart(rows[rows["count"] > 0]).mark_bar(opacity=0.65).encode(
        x=alt.X("begin:Q", title=words.value, axis=alt.Axis(tickCount=8)), x2="end:Q",
        y=alt.Y("count:Q", title=words.count, stack=None, axis=alt.Axis(format="~s", tickCount=5)), y2=alt.datum(0),
        color=alt.Color("series:N", title=None, scale=alt.Scale(domain=names, range=[BLUE, ORANGE][: len(names)])),
        tooltip=[
            alt.Tooltip("series:N", title=" "), alt.Tooltip("begin:Q", title=words.value, format=".2f"),
            alt.Tooltip("count:Q", title=words.count, format=","),
        ],
    )  # fmt: skip
    return styled(chart.properties(height=300))
