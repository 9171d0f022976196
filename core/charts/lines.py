"""Lines over whole numbers, one for each way of doing something: over repetitions, over steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import CATEGORICAL, MARK, SHAPES, styled

MOST = 600  # places; of more, every second, third … is drawn
FEW = 30  # places up to which each has a mark of its own


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    place: str
    value: str


def lines(
    places: Sequence[int], series: Mapping[str, Sequence[float]], words: Words, *, log: bool = False,
    at: int | None = None,
) -> alt.LayerChart:  # fmt: skip
    """One line (K,) for each of the `series` over `places` (K,); a rule at `at`. What is no number leaves a gap.

    Many points have no marks; then the lines after the first are dashed, so that two that lie on each other are seen.
    """
    every = max(1, -(-len(places) // MOST))
    tables = [_table(name, places[::every], values[::every], log) for name, values in series.items()]
    if at is not None:
        tables.append(pd.DataFrame({"place": [at], "what": ["at"]}))
    names, few = list(series), len(places) <= FEW
    scale = alt.Scale(type="log") if log else alt.Scale(zero=True)
    axis = alt.Axis(format="~s" if not few else "d", **({"values": list(places)} if few else {"tickCount": 6}))
    base = alt.Chart().transform_filter("datum.what == 'line'").encode(
        x=alt.X("place:Q", title=words.place, axis=axis, scale=alt.Scale(nice=False, zero=False)),
        y=alt.Y("value:Q", title=words.value, scale=scale, axis=alt.Axis(format="~g", tickCount=5)),
        color=alt.Color("series:N", title=None, scale=alt.Scale(domain=names, range=list(CATEGORICAL[: len(names)]))),
        tooltip=[
            alt.Tooltip("place:Q", title=words.place, format=",.0f"), alt.Tooltip("series:N", title=" "),
            alt.Tooltip("value:Q", title=words.value, format=".4g"),
        ],
    )  # fmt: skip
    shape = alt.Shape("series:N", title=None, scale=alt.Scale(domain=names, range=list(SHAPES[: len(names)])))
    dashes = alt.Scale(domain=names, range=[[1, 0], *[[7, 5]] * (len(names) - 1)])
    line = base.mark_line(strokeWidth=2.5)
    if few:
        layers = [line, base.mark_point(size=80).encode(shape=shape)]
    else:
        layers = [line.encode(strokeDash=alt.StrokeDash("series:N", title=None, scale=dashes))]
    rule = alt.Chart().transform_filter("datum.what == 'at'").mark_rule(color=MARK, strokeWidth=2)
    layers.append(rule.encode(x="place:Q"))
    return styled(alt.layer(*layers, data=pd.concat(tables, ignore_index=True)).properties(height=300))


def _table(name: str, places: Sequence[int], values: Sequence[float], log: bool) -> pd.DataFrame:
    rows = pd.DataFrame({"place": list(places), "value": np.asarray(values, float), "series": name, "what": "line"})
    rows = rows[np.isfinite(rows["value"]) & ((rows["value"] > 0) | (not log))]  # a log scale has no place for 0
    rows["value"] = [float(f"{value:.5g}") for value in rows["value"]]
    return rows
