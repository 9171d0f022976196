"""Which token pushed the decision where, according to several methods side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import NEGATIVE, NEUTRAL, POSITIVE, styled
from core.charts.token_axis import row_height, token_axis


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    token: str
    value: str
    method: str
    positive: str
    negative: str


def salience(
    tokens: Sequence[str], methods: Mapping[str, np.ndarray], words: Words, *, panel_width: int = 190
) -> alt.FacetChart:
    """A bar per token and method: to the right where the token speaks for “positive”, to the left against it.

    `methods` maps the shown name of a method to its values (T,), all in units of the logit and on one scale.
    """
    rows = _rows(tokens, methods, words)
    sign = alt.Scale(domain=[words.positive, words.negative], range=[POSITIVE, NEGATIVE])
    bars = alt.Chart(rows).mark_bar().encode(
        x=alt.X("value:Q", title=words.value, axis=alt.Axis(tickCount=4, format="~g")),
        y=alt.Y("position:O", axis=token_axis(tokens, None)),
        color=alt.Color("sign:N", title=None, scale=sign),
        tooltip=[
            alt.Tooltip("token:N", title=words.token), alt.Tooltip("method:N", title=words.method),
            alt.Tooltip("value:Q", title=words.value, format="+.3f"),
        ],
    )  # fmt: skip
    zero = alt.Chart(rows).mark_rule(color=NEUTRAL).encode(x=alt.datum(0.0))
    height = row_height(len(tokens)) * len(tokens)
    panels = alt.layer(bars, zero).properties(width=panel_width, height=height)
    return styled(panels.facet(alt.Facet("method:N", title=None, sort=list(methods)), columns=len(methods)))


def _rows(tokens: Sequence[str], methods: Mapping[str, np.ndarray], words: Words) -> pd.DataFrame:
    tables = []
    for method, values in methods.items():
        values = np.round(np.asarray(values, dtype=float), 4)
        sign = np.where(values >= 0, words.positive, words.negative)
        columns = {"position": range(len(tokens)), "token": list(tokens), "value": values, "sign": sign}
        tables.append(pd.DataFrame({**columns, "method": method}))
    return pd.concat(tables, ignore_index=True)
