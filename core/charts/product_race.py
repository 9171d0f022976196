"""Time against size, both on a log scale, a line for each way of computing; where the faster one changes, a mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from core.charts.palette import CATEGORICAL, LABEL_SIZE, MARK, SHAPES, styled


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    size: str
    seconds: str


def product_race(
    sizes: Sequence[int], seconds: Mapping[str, Sequence[float | None]], words: Words, crossings: Mapping[int, str]
) -> alt.LayerChart:
    """A line (K,) for each runner over `sizes` (K,); a rule with a text at each of the `crossings`."""
    times = [
        {"size": size, "seconds": float(f"{value:.3g}"), "series": name, "what": "time"}
        for name, values in seconds.items()
        for size, value in zip(sizes, values, strict=True)
        if value is not None
    ]
    marks = [{"size": size, "text": text, "what": "crossing"} for size, text in crossings.items()]
    names = list(seconds)
    base = alt.Chart().encode(
        x=alt.X(
            "size:Q", title=words.size, scale=alt.Scale(type="log", base=2, domain=[sizes[0], sizes[-1]], padding=12),
            axis=alt.Axis(values=list(sizes), format="d", labelOverlap=True),
        ),
        y=alt.Y("seconds:Q", title=words.seconds, scale=alt.Scale(type="log"), axis=alt.Axis(format="~g", tickCount=6)),
    )  # fmt: skip
    looks = {"domain": names}
    colour = alt.Color("series:N", title=None, scale=alt.Scale(**looks, range=list(CATEGORICAL[: len(names)])))
    lines = base.transform_filter("datum.what == 'time'").encode(
        color=colour, tooltip=[
            alt.Tooltip("series:N", title=" "), alt.Tooltip("size:Q", title=words.size, format="d"),
            alt.Tooltip("seconds:Q", title=words.seconds, format=".3g"),
        ],
    )  # fmt: skip
    shape = alt.Shape("series:N", title=None, scale=alt.Scale(**looks, range=list(SHAPES[: len(names)])))
    mark = alt.Chart().transform_filter("datum.what == 'crossing'").encode(x="size:Q")
    layers = [
        mark.mark_rule(color=MARK, strokeDash=[5, 4], strokeWidth=2),
        mark.mark_text(color=MARK, fontSize=LABEL_SIZE, fontWeight="bold", align="right", dx=-6).encode(
            y=alt.value(12), text="text:N"
        ),
        lines.mark_line(strokeWidth=2.5),
        lines.mark_point(size=80, filled=True).encode(shape=shape),
    ]
    return styled(alt.layer(*layers, data=pd.DataFrame(times + marks)).properties(height=340))
