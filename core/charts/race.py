"""A race of several lines on a log scale, each with a colour and a shape; who runs away is named at the upper edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.curve_rows import SMALLEST, thinned
from core.charts.palette import BLUE, LABEL_SIZE, MARK, NEUTRAL, ORANGE, PURPLE, SHAPES, TEAL, VERMILLION, styled

COLOURS = (NEUTRAL, ORANGE, PURPLE, TEAL, VERMILLION, BLUE)  # the last of six is the one that most look for
HEIGHT = 380
LINE = 18  # pixels between two names at the upper edge
_POWERS = alt.Axis(  # 1e-6 takes less room than 0.000001
    tickCount=6, labelExpr="datum.value < 0.001 ? format(datum.value, '~e') : format(datum.value, '~g')"
)
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
    else only the last one of each line.
    """
    rows = _rows(lines, gone, names, at)
    x_scale = alt.Scale(type="log", nice=False, padding=12) if log_x else alt.Scale(nice=False, zero=False)
    base = alt.Chart().encode(
        x=alt.X("x:Q", title=words.x, scale=x_scale, axis=alt.Axis(format="~g" if log_x else "~s", tickCount=6)),
        y=alt.Y("value:Q", title=words.value, scale=alt.Scale(type="log"), axis=_POWERS),
        tooltip=[
            alt.Tooltip("name:N", title=words.series), alt.Tooltip("x:Q", title=words.x, format=".4~g"),
            alt.Tooltip("value:Q", title=words.value, format=".4g"),
        ],
    )  # fmt: skip
    look = looks(names, list(lines))
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
    return styled(alt.layer(*layers, data=rows).properties(height=height))


def _rows(lines: Mapping[str, Line], gone: Mapping, names: Sequence[str], at: float | None) -> pd.DataFrame:
    tables = [_line(name, *line) for name, line in lines.items()]
    ends = [x for line in lines.values() for x in line[0][-1:]] + [
        x for given in gone.values() for x in np.ravel(given)
    ]
    middle = 0.6 * max(ends, default=0.0)
    for name in (name for name in names if name in gone):
        places = np.ravel(gone[name]).astype(float)
        slot = LINE * list(gone).index(name)
        labels = [f"✕ {name}"] + ["✕"] * (len(places) - 1)
        late = [bool(x > middle) and len(places) == 1 for x in places]
        tables.append(
            pd.DataFrame({"x": places, "name": name, "what": "gone", "label": labels, "slot": slot, "late": late})
        )
    if at is not None:
        tables.append(pd.DataFrame({"x": [at], "what": "at"}))
    columns = ["x", "value", "name", "what", "label", "slot", "late"]
    full = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()
    return full.reindex(columns=columns)


def _line(name: str, x: Sequence[float], values: Sequence[float]) -> pd.DataFrame:
    """The points of a line, thinned, and its last one once more as its head. It ends where it reaches the bottom."""
    places, real = np.asarray(x, float), np.asarray(values, float)
    above = np.flatnonzero(real > SMALLEST)
    end = above[-1] + 2 if len(above) else 1
    keep = np.isfinite(real[:end])
    places, real = thinned(places[:end][keep], real[:end][keep])
    shown = [float(f"{value:.4g}") for value in np.maximum(real, SMALLEST)]
    table = pd.DataFrame(
        {"x": [float(f"{place:.5g}") for place in places], "value": shown, "name": name, "what": "line"}
    )
    return pd.concat([table, table.tail(1).assign(what="head")], ignore_index=True)
