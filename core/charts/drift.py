"""Erratum E57: what the pads behind a sentence do to its score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, NEUTRAL, ORANGE, styled


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    pads: str
    probability: str
    packed: str
    reading: str


def drift(pads: Sequence[int], packed: Sequence[float], reading: Sequence[float], words: Words) -> alt.LayerChart:
    """P(positive) of one text against the number of pads behind it (K,): level when skipped, drifting when read."""
    tables = [
        pd.DataFrame({"pads": np.asarray(pads), "probability": np.round(values, 4), "series": name})
        for name, values in ((words.packed, packed), (words.reading, reading))
    ]
    names = [words.packed, words.reading]
    rows = pd.concat(tables, ignore_index=True)
    base = alt.Chart(rows).encode(
        x=alt.X("pads:Q", title=words.pads, axis=alt.Axis(tickMinStep=1, tickCount=8), scale=alt.Scale(nice=False)),
        y=alt.Y(
            "probability:Q", title=words.probability, scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format="%", tickCount=5),
        ),
        color=alt.Color("series:N", title=None, scale=alt.Scale(domain=names, range=[BLUE, ORANGE])),
        shape=alt.Shape("series:N", title=None, scale=alt.Scale(domain=names, range=["circle", "square"])),
        tooltip=[
            alt.Tooltip("pads:Q", title=words.pads), alt.Tooltip("series:N", title=" "),
            alt.Tooltip("probability:Q", title=words.probability, format=".1%"),
        ],
    )  # fmt: skip
    midline = alt.Chart().mark_rule(color=NEUTRAL, strokeDash=[2, 4]).encode(y=alt.datum(0.5))
    layers = [midline, base.mark_line(strokeWidth=2.5), base.mark_point(size=70)]
    return styled(alt.layer(*layers, data=rows).properties(height=300))
