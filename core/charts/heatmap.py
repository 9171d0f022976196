"""Numbers as coloured cells: any matrix, and the gates of a recurrent network token by token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import DIVERGING, SEQUENTIAL, styled
from core.charts.specification import ROWS
from core.charts.token_axis import row_height, slant, token_axis

SIGMOID_GATES = frozenset("ifrzo")  # 0 = closed, 1 = open; every other activation is centred on 0


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    token: str
    unit: str
    gate: str
    value: str
    open_share: str  # legend of the gates from 0 to 1
    activation: str  # legend of what runs from −1 to 1


def gate_heatmap(
    tokens: Sequence[str], values: Mapping[str, np.ndarray], words: Words, *,
    order: np.ndarray, top: int = 16, cell_width: int = 14,
) -> alt.VConcatChart:  # fmt: skip
    """Every gate as a panel of tokens (down) by units (across): cividis for 0..1, blue–white–orange for −1..1.

    `values[gate]` is (T, hidden); only the first `top` units of `order` are drawn. A cell state outside −1..1
    has the colour of the end, and its true value on hover.
    """
    units = np.asarray(order)[:top]
    # One table for all gates, which costs a seventh of one for each: the tokens come again for every gate.
    cells = _cells(np.concatenate([matrix[:, units] for matrix in values.values()]), [*tokens] * len(values), units)
    table = cells.assign(
        position=cells.position % len(tokens), gate=np.repeat([*values], len(tokens) * len(units)),
        rank=np.tile(np.arange(len(units)), len(cells) // len(units)),
    )  # fmt: skip
    chart = _gate_encodings(tuple(tokens), tuple(values), len(units), words, cell_width).copy(deep=False)
    chart.data = table
    return chart


@lru_cache(maxsize=128)
def _gate_encodings(
    tokens: tuple[str, ...], gates: tuple[str, ...], units: int, words: Words, cell_width: int
) -> alt.VConcatChart:
    """The panels without their rows, built once per sentence: which units are shown changes with every step."""
    rows = alt.NamedData(ROWS)
    kinds = ([gate for gate in gates if gate in SIGMOID_GATES], [gate for gate in gates if gate not in SIGMOID_GATES])
    looks = (_colour(SEQUENTIAL, (0, 1), words.open_share), _colour(DIVERGING, (-1, 1), words.activation))
    size = {"width": cell_width * units, "height": row_height(len(tokens)) * len(tokens)}
    cells = _gate_cells(rows, tokens, words).properties(**size)
    panels = [_panels(cells, kind, look) for kind, look in zip(kinds, looks, strict=True) if kind]
    return styled(alt.vconcat(*panels, data=rows, spacing=16).resolve_scale(color="independent"))


def heatmap(
    matrix: np.ndarray, rows: Sequence[str], columns: Sequence[str], *,
    value: str, row_title: str = "", column_title: str = "", centred: bool = False,
    domain: tuple[float, float] | None = None, cell: int = 26,
) -> alt.Chart:  # fmt: skip
    """One matrix (R, C) with named rows and columns; `centred` puts white at 0. NaN cells stay empty."""
    matrix = np.asarray(matrix, dtype=float)
    table = _cells(matrix, rows, np.arange(len(columns))).assign(column=np.tile(np.asarray(columns, str), len(rows)))
    reach = float(np.nanmax(np.abs(matrix), initial=0.0)) or 1.0
    domain = domain or ((-reach, reach) if centred else (0, reach))
    chart = alt.Chart(table).mark_rect().encode(
        x=alt.X("unit:O", axis=token_axis(columns, column_title or None, orient="top", **_upward(columns, cell / 8))),
        y=alt.Y("position:O", axis=token_axis(rows, row_title or None)),
        color=_colour(DIVERGING if centred else SEQUENTIAL, domain, value),
        tooltip=[
            alt.Tooltip("token:N", title=row_title or " "), alt.Tooltip("column:N", title=column_title or " "),
            alt.Tooltip("value:Q", title=value, format=".3f"),
        ],
    )  # fmt: skip
    return styled(chart.properties(width=alt.Step(cell), height=alt.Step(cell)))


def _gate_cells(rows: alt.NamedData, tokens: Sequence[str], words: Words) -> alt.Chart:
    return alt.Chart(rows).mark_rect().encode(
        x=alt.X("rank:O", axis=alt.Axis(title=words.unit, labels=False, ticks=False)),
        y=alt.Y("position:O", axis=token_axis(tokens, None)),
        tooltip=[
            alt.Tooltip("gate:N", title=words.gate), alt.Tooltip("token:N", title=words.token),
            alt.Tooltip("unit:O", title=words.unit), alt.Tooltip("value:Q", title=words.value, format=".3f"),
        ],
    )  # fmt: skip


def _panels(cells: alt.Chart, gates: list[str], colour: alt.Color) -> alt.FacetChart:
    """One row of panels with one colour scale."""
    header = alt.Header(labelFontStyle="italic")
    facet = cells.encode(color=colour).facet(alt.Facet("gate:N", title=None, sort=gates, header=header), columns=3)
    return facet.transform_filter(alt.FieldOneOfPredicate("gate", gates))


def _cells(matrix: np.ndarray, tokens: Sequence[str], units: np.ndarray) -> pd.DataFrame:
    """Long table (position, token, unit, value) of a (T, U) matrix, rounded to what can be told apart."""
    places = np.repeat(np.arange(len(tokens)), len(units))
    values = np.round(np.asarray(matrix, dtype=float), 3).ravel()
    names = np.asarray(list(tokens), dtype=object)[places]
    return pd.DataFrame({"position": places, "token": names, "unit": np.tile(units, len(tokens)), "value": values})


def _colour(scheme: tuple[str, ...], domain: tuple[float, float], title: str) -> alt.Color:
    scale = alt.Scale(domain=np.linspace(*domain, len(scheme)).tolist(), range=list(scheme), clamp=True)
    ends = [domain[0], sum(domain) / 2, domain[1]]
    # Vega shortens `format` by the distance of the ends: “~g” would write 30 as 3e+1.
    plain = "abs(datum.value) >= 100 ? format(datum.value, ',.0f') : format(datum.value, '.3~r')"
    legend = alt.Legend(title=title, values=ends, gradientLength=180, labelExpr=plain, type="gradient")
    return alt.Color("value:Q", scale=scale, legend=legend)


def _upward(names: Sequence[str], room: float) -> dict:
    how = slant(names, room)
    return how if how["labelAngle"] == 0 else {"labelAngle": -50, "labelAlign": "left", "labelBaseline": "middle"}
