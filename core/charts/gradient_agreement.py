"""Entries of a gradient by hand against the same entries of the true one: on the diagonal where they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, NEUTRAL, ORANGE, SHAPES, styled


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    true: str
    mine: str


def gradient_agreement(true: Sequence[float], mine: Mapping[str, Sequence[float]], words: Words) -> alt.LayerChart:
    """A point for each of K entries in each of at most two versions `mine` (K,), over the diagonal."""
    tables = [pd.DataFrame({"true": true, "mine": values, "series": name}) for name, values in mine.items()][::-1]
    rows = pd.concat(tables, ignore_index=True).assign(what="point")
    rows[["true", "mine"]] = rows[["true", "mine"]].map(lambda value: float(f"{value:.4g}"))
    reach = float(np.abs(rows["true"]).max()) or 1.0
    ends = pd.DataFrame({"true": [-reach, reach], "mine": [-reach, reach], "what": "same"})
    names = list(mine)
    base = alt.Chart().encode(
        x=alt.X("true:Q", title=words.true, axis=alt.Axis(format="~g", tickCount=5)),
        y=alt.Y("mine:Q", title=words.mine, axis=alt.Axis(format="~g", tickCount=5)),
    )
    looks = {"domain": names}
    points = base.transform_filter("datum.what == 'point'").mark_point(size=34, filled=True, opacity=0.75).encode(
        color=alt.Color("series:N", title=None, scale=alt.Scale(**looks, range=[BLUE, ORANGE][: len(names)])),
        shape=alt.Shape("series:N", title=None, scale=alt.Scale(**looks, range=list(SHAPES[: len(names)]))),
        tooltip=[
            alt.Tooltip("series:N", title=" "), alt.Tooltip("true:Q", title=words.true, format=".4g"),
            alt.Tooltip("mine:Q", title=words.mine, format=".4g"),
        ],
    )  # fmt: skip
    same = base.transform_filter("datum.what == 'same'").mark_line(color=NEUTRAL, strokeDash=[5, 4])
    return styled(alt.layer(same, points, data=pd.concat([rows, ends], ignore_index=True)).properties(height=320))
