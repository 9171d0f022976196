"""A few lines, one for each way of doing something: over steps, over repetitions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.curve_rows import MOST_POINTS, RUNAWAY, SMALLEST, Series, thinned
from core.charts.palette import BLUE, CATEGORICAL, MARK, ORANGE, PURPLE, SHAPES, styled

FEW = 30  # points up to which each has a mark of its own
LOOKS = ((BLUE, 11.0), (PURPLE, 6.0), (ORANGE, 2.0))  # colour and width of lines that lie on each other, lowest first


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    place: str
    value: str


def lines(
    series: Mapping[str, Series], words: Words, *, log: bool = False, at: int | None = None, height: int = 300
) -> alt.LayerChart:
    """One line for each of the `series`: name -> (places, values), each of any length; a rule at `at`.

    Many points have no marks; then the lines after the first are dashed, so that two that lie on each other are seen.
    What is no number is left out; on a `log` scale 0 lies at the bottom.
    """
    names, places = list(series), sorted({place for given, _values in series.values() for place in given})
    few = len(places) <= FEW
    rows = [_table(name, *_drawable(*points, log=log)) for name, points in series.items()]
    if at is not None:
        rows.append(pd.DataFrame({"place": [at], "what": ["at"]}))
    base = _base(words, log=log, ticks=places if few else None).encode(
        color=_by_name(alt.Color, names, CATEGORICAL[: len(names)])
    )
    line = base.mark_line(strokeWidth=2.5)
    if few:
        layers = [line, base.mark_point(size=80).encode(shape=_by_name(alt.Shape, names, SHAPES[: len(names)]))]
    else:
        dashes = [[1, 0], *[[7, 5]] * (len(names) - 1)]
        layers = [line.encode(strokeDash=_by_name(alt.StrokeDash, names, dashes))]
    rule = alt.Chart().transform_filter("datum.what == 'at'").mark_rule(color=MARK, strokeWidth=2)
    return _finished([*layers, rule.encode(x="place:Q")], rows, height)


def laid_lines(series: Mapping[str, Series], words: Words, *, height: int = 320) -> alt.LayerChart:
    """Up to three lines on a log scale, each thinner than the one below it: equal ones show as stripes.

    The lowest comes first; the legend sorts them by name. A line ends where it has run away.
    """
    colours = {name: colour for name, (colour, _width) in zip(series, LOOKS, strict=False)}
    names = sorted(series)  # they carry their number
    legend = alt.Legend(columns=1, symbolStrokeWidth=4)
    base = _base(words, log=True).encode(
        color=_by_name(alt.Color, names, [colours[name] for name in names], legend=legend)
    )
    layers = [
        base.transform_filter(alt.FieldEqualPredicate(name, "series")).mark_line(strokeWidth=width)
        for name, (_colour, width) in zip(series, LOOKS, strict=False)
    ]
    rows = [_table(name, *_drawable(*_until_it_ran_away(*points), log=True)) for name, points in series.items()]
    return _finished(layers, rows, height)


def _base(words: Words, *, log: bool, ticks: list | None = None) -> alt.Chart:
    axis = alt.Axis(format="d", values=ticks) if ticks else alt.Axis(format="~s", tickCount=6)
    scale = alt.Scale(type="log") if log else alt.Scale(zero=True)
    return alt.Chart().transform_filter("datum.what == 'line'").encode(
        x=alt.X("place:Q", title=words.place, axis=axis, scale=alt.Scale(nice=False, zero=False)),
        y=alt.Y("value:Q", title=words.value, scale=scale, axis=alt.Axis(format="~g", tickCount=5)),
        tooltip=[
            alt.Tooltip("place:Q", title=words.place, format=",.0f"), alt.Tooltip("series:N", title=" "),
            alt.Tooltip("value:Q", title=words.value, format=".4g"),
        ],
    )  # fmt: skip


def _by_name(channel: type, names: list[str], looks, **how) -> alt.SchemaBase:
    return channel("series:N", title=None, scale=alt.Scale(domain=names, range=list(looks)), **how)


def _until_it_ran_away(places, values) -> Series:
    values = np.asarray(values, dtype=float)
    most = RUNAWAY * max(values[0], 1.0) if len(values) and np.isfinite(values[0]) else np.inf
    return places, np.where(values <= most, values, np.nan)


def _drawable(places, values, *, log: bool) -> Series:
    """At most some hundred points of a line, without what is no number."""
    places, values = np.asarray(places, dtype=float), np.asarray(values, dtype=float)
    there = np.isfinite(values)
    return thinned(places[there], np.maximum(values[there], SMALLEST) if log else values[there], MOST_POINTS)


def _table(name: str, places, values) -> pd.DataFrame:
    shown = [float(f"{value:.5g}") for value in values]
    return pd.DataFrame({"place": places, "value": shown, "series": name, "what": "line"})


def _finished(layers: list[alt.Chart], rows: list[pd.DataFrame], height: int) -> alt.LayerChart:
    table = pd.concat(rows, ignore_index=True) if rows else pd.DataFrame()
    return styled(alt.layer(*layers, data=table).properties(height=height))
