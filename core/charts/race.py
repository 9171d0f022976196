"""A race of several lines on a log scale, each with a colour and a shape; who runs away is named at the upper edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from core.charts.curve_rows import SMALLEST, thinned
from core.charts.palette import BLUE, LABEL_SIZE, MARK, NEUTRAL, ORANGE, PURPLE, SHAPES, TEAL, VERMILLION, styled

COLOURS = (NEUTRAL, ORANGE, PURPLE, TEAL, VERMILLION, BLUE)  # the last of six is the one that most look for
HEIGHT = 380
LINE = 18  # pixels between two names at the upper edge
_SHORT = "datum.value < 0.001 ? format(datum.value, '~e') : format(datum.value, '~g')"  # 1e-6, not 0.000001
Ends = tuple[int, int]
Line = tuple[Sequence[float], Sequence[float]]


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    x: str
    value: str
    series: str


def looks(names: Sequence[str], shown: Sequence[str] | None = None, columns: int = 3) -> dict[str, alt.SchemaBase]:
    """Colour and shape by `name`: the same for each of `names` in every picture; the legend has those in `shown`."""
    values = list(shown if shown is not None else names)
    legend = alt.Legend(title=None, columns=columns, columnPadding=4, symbolSize=90, values=values)
    return {
        "color": alt.Color("name:N", legend=legend, scale=alt.Scale(domain=list(names), range=COLOURS[: len(names)])),
        "shape": alt.Shape("name:N", legend=legend, scale=alt.Scale(domain=list(names), range=SHAPES[: len(names)])),
    }


def race(
    lines: Mapping[str, Line], gone: Mapping[str, float | Sequence[float]], names: Sequence[str], words: Words, *,
    at: float | None = None, log_x: bool = False, dots: bool = False, height: int = HEIGHT,
) -> alt.LayerChart:  # fmt: skip
    """(x, values) of each of the `lines`; `gone`: where a line ran away; a rule at `at`.

    `names` are all that could be there, so that colours stay with their names. With `dots`, every point is marked,
    else only the last one of each line, which ends where it reaches the bottom of the scale.
    """
    rows = _rows(lines, gone, names, at, to_the_end=dots)
    ends = _decades(rows["value"]), _decades(rows["x"]) if log_x else None
    chart = _encodings(tuple(names), tuple(lines), words, *ends, dots, height).copy(deep=False)
    chart.data = rows
    return chart


@lru_cache(maxsize=64)
def _encodings(
    names: tuple[str, ...], shown: tuple[str, ...], words: Words, y_ends: Ends, x_ends: Ends | None, dots: bool,
    height: int,
) -> alt.LayerChart:  # fmt: skip
    """The chart without its rows: it stays the same while a race goes on, and is costly to make."""
    log_x = x_ends is not None
    x_scale = alt.Scale(type="log", nice=False, padding=12) if log_x else alt.Scale(nice=False, zero=False)
    x_axis = _powers(x_ends) if log_x else alt.Axis(format="~s", tickCount=6)
    base = alt.Chart().encode(
        x=alt.X("x:Q", title=words.x, scale=x_scale, axis=x_axis),
        y=alt.Y("value:Q", title=words.value, scale=alt.Scale(type="log"), axis=_powers(y_ends)),
        tooltip=[
            alt.Tooltip("name:N", title=words.series), alt.Tooltip("x:Q", title=words.x, format=".4~g"),
            alt.Tooltip("value:Q", title=words.value, format=".4g"),
        ],
    )  # fmt: skip
    look = looks(names, shown)
    marked = "datum.what == 'line'" if dots else "datum.what == 'head'"
    lost = base.transform_filter("datum.what == 'gone'")
    layers = [
        base.transform_filter("datum.what == 'line'").mark_line(strokeWidth=2).encode(color=look["color"]),
        base.transform_filter(marked).mark_point(size=110, filled=True).encode(**look),
        lost.mark_text(
            fontSize=LABEL_SIZE, fontWeight="bold", dy=alt.ExprRef("datum.slot"),
            align=alt.ExprRef("datum.late ? 'right' : 'left'"),
        ).encode(color=look["color"], text="label:N", y=alt.value(LINE)),
        alt.Chart().transform_filter("datum.what == 'at'").mark_rule(color=MARK, strokeWidth=2).encode(x="x:Q"),
    ]  # fmt: skip
    return styled(alt.layer(*layers).properties(height=height))


def _decades(column: pd.Series) -> Ends:
    """Between which powers of ten the numbers lie."""
    values = column.dropna()
    if not len(values):
        return 0, 0
    return int(np.floor(np.log10(values.min()))), int(np.floor(np.log10(values.max())))


def _powers(ends: Ends) -> alt.Axis:
    """An axis with a few powers of ten, without the lines between them; fewer than two leave the choice to Vega."""
    low, high = ends
    powers = [10.0**power for power in range(low, high + 2, max(1, (high - low) // 6 + 1))]
    return alt.Axis(labelExpr=_SHORT, **({"values": powers} if high > low else {"tickCount": 4}))


def _rows(
    lines: Mapping[str, Line], gone: Mapping, names: Sequence[str], at: float | None, *, to_the_end: bool
) -> pd.DataFrame:
    tables = [_line(name, *line, to_the_end) for name, line in lines.items()]
    ends = [x for line in lines.values() for x in line[0][-1:]] + [
        x for given in gone.values() for x in np.ravel(given)
    ]
    middle = 0.6 * max(ends, default=0.0)
    for name in (name for name in names if name in gone):
        places = np.ravel(gone[name]).astype(float)
        slot = LINE * list(gone).index(name)
        late = [bool(x > middle) and len(places) == 1 for x in places]
        labels = [f"{name} ✕" if late[0] else f"✕ {name}"] + ["✕"] * (len(places) - 1)
        tables.append(
            pd.DataFrame({"x": places, "name": name, "what": "gone", "label": labels, "slot": slot, "late": late})
        )
    if at is not None:
        tables.append(pd.DataFrame({"x": [at], "what": "at"}))
    columns = ["x", "value", "name", "what", "label", "slot", "late"]
    full = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()
    return full.reindex(columns=columns)


def _line(name: str, x: Sequence[float], values: Sequence[float], to_the_end: bool) -> pd.DataFrame:
    """The points of a line, thinned, and its last one once more as its head.

    Unless it is to be drawn to the end, it ends where it has reached the bottom for good.
    """
    places, real = np.asarray(x, float), np.asarray(values, float)
    above = np.flatnonzero(real > SMALLEST)
    end = len(real) if to_the_end else above[-1] + 2 if len(above) else 1
    keep = np.isfinite(real[:end])
    places, real = thinned(places[:end][keep], real[:end][keep])
    shown = [float(f"{value:.4g}") for value in np.maximum(real, SMALLEST)]
    table = pd.DataFrame(
        {"x": [float(f"{place:.5g}") for place in places], "value": shown, "name": name, "what": "line"}
    )
    return pd.concat([table, table.tail(1).assign(what="head")], ignore_index=True)
