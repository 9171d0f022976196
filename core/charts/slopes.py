"""A function and its slope over an interval: by formula, measured, the gap between them, and the breaks marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, LABEL_SIZE, NEUTRAL, ORANGE, PURPLE, VERMILLION, styled

LABELS = 46  # pixels at the left, the same in both pictures, so that one x stands above the other
BELOW, ABOVE = 0.08, 0.22  # of the height, around the curves; the labels of the breaks stand above


@dataclass(frozen=True)
class Words:
    """What the pictures say."""

    x: str
    value: str
    slope: str
    backward: str
    measured: str
    gap: str
    kinds: dict[str, str]  # "kink", "jump", "smooth" -> shown


@dataclass(frozen=True)
class Break:
    """A place where two pieces meet."""

    x: float
    kind: str
    value: float
    backward: float
    measured: float


def curve(
    x: Sequence[float], value: Sequence[float], piece: Sequence[int], breaks: Sequence[Break], words: Words
) -> alt.LayerChart:
    """The function (P,): a line for each piece, a mark at each break."""
    lines = pd.DataFrame({"x": x, "y": np.round(value, 4), "piece": piece, "what": "curve"})
    marks = pd.DataFrame(
        [{"x": one.x, "y": one.value, "kind": words.kinds[one.kind], "what": "break"} for one in breaks]
    )
    rows = pd.concat([lines, marks], ignore_index=True)
    base = _base(words.value, words.x, x, value)
    tips = [alt.Tooltip("x:Q", title=words.x, format=".3~f"), alt.Tooltip("y:Q", title=words.value, format=".4~f")]
    layers = [
        *_rules(),
        base.transform_filter("datum.what == 'curve'").mark_line(color=BLUE, strokeWidth=3)
        .encode(detail="piece:N", tooltip=tips),
        base.transform_filter("datum.what == 'break'").mark_point(shape="diamond", size=130, filled=True, color=PURPLE)
        .encode(tooltip=[alt.Tooltip("kind:N", title=" "), *tips]),
    ]  # fmt: skip
    return styled(alt.layer(*layers, data=rows).properties(height=200))


def slopes(
    x: Sequence[float], backward: Sequence[float], measured: Sequence[float], piece: Sequence[int],
    breaks: Sequence[Break], words: Words,
) -> alt.LayerChart:  # fmt: skip
    """Two slopes (P,) with the gap between them as a band; at each break one point for each of them."""
    both = pd.DataFrame({"x": x, "backward": np.round(backward, 4), "measured": np.round(measured, 4), "piece": piece})
    rows = pd.concat([
        both.assign(what="band"),
        *(both.rename(columns={name: "y"})[["x", "y", "piece"]].assign(what="curve", series=shown)
          for name, shown in (("backward", words.backward), ("measured", words.measured))),
        pd.DataFrame([{"x": one.x, "y": y, "series": shown, "kind": words.kinds[one.kind], "what": "break"}
                      for one in breaks
                      for y, shown in ((one.backward, words.backward), (one.measured, words.measured))]),
    ], ignore_index=True)  # fmt: skip
    base = _base(words.slope, words.x, x, [*backward, *measured])
    look = {"domain": [words.backward, words.measured, words.gap]}
    series = base.encode(
        color=alt.Color("series:N", title=None, scale=alt.Scale(**look, range=[BLUE, ORANGE, VERMILLION]),
                        legend=alt.Legend(columns=1, symbolType="stroke", symbolStrokeWidth=4)),
        tooltip=[alt.Tooltip("series:N", title=" "), alt.Tooltip("x:Q", title=words.x, format=".3~f"),
                 alt.Tooltip("y:Q", title=words.slope, format=".4~f")],
    )  # fmt: skip
    curves = series.transform_filter("datum.what == 'curve'").encode(detail="piece:N")
    layers = [
        *_rules(),
        base.transform_filter("datum.what == 'band'").mark_area(color=VERMILLION, opacity=0.3)
        .encode(y=alt.Y("backward:Q"), y2="measured:Q", detail="piece:N"),
        curves.transform_filter(alt.datum.series == words.backward).mark_line(strokeWidth=3),
        curves.transform_filter(alt.datum.series == words.measured)
        .mark_line(strokeWidth=3, strokeDash=[3, 5]),
        series.transform_filter("datum.what == 'break'").mark_point(size=110, filled=True).encode(
            shape=alt.Shape("series:N", legend=None, scale=alt.Scale(**look, range=["circle", "square", "square"]))
        ),
    ]  # fmt: skip
    return styled(alt.layer(*layers, data=rows).properties(height=330))


def _base(title: str, x_title: str, x: Sequence[float], values: Sequence[float]) -> alt.Chart:
    """Axes that fit these values; what is far outside (a jump measured with a small step) stands at the edge."""
    low, high = np.quantile(np.asarray(values, float), [0.02, 0.98]) if len(values) else (0.0, 1.0)
    low, high = min(low, 0.0), max(high, 0.0)
    height = (high - low) or 1.0
    scale = alt.Scale(domain=[round(low - BELOW * height, 4), round(high + ABOVE * height, 4)], nice=False, clamp=True)
    return alt.Chart().encode(
        x=alt.X("x:Q", title=x_title, scale=alt.Scale(domain=[min(x), max(x)], nice=False)),
        y=alt.Y("y:Q", title=title, scale=scale, axis=alt.Axis(minExtent=LABELS, maxExtent=LABELS, tickCount=5)),
    )


def _rules() -> list[alt.Chart]:
    """An upright line at each break, with its kind; y = 0."""
    at = alt.Chart().transform_filter("datum.what == 'break'").encode(x="x:Q")
    return [
        alt.Chart().mark_rule(color=NEUTRAL, opacity=0.5).encode(y=alt.datum(0)),
        at.mark_rule(color=PURPLE, strokeDash=[4, 4], strokeWidth=1.5),
        at.mark_text(color=PURPLE, fontSize=LABEL_SIZE, align="left", baseline="top", dx=5)
        .encode(y=alt.value(2), text="kind:N"),
    ]  # fmt: skip
