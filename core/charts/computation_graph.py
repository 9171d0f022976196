"""A computation as a graph: boxes for what was computed or read, arrows for what went into what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, LABEL_SIZE, LEGEND, NEUTRAL, ORANGE, PURPLE, TEAL, styled

COLUMN, ROW = 112, 92  # pixels
HALF = (0.38, 0.3)  # half the width and height of a box, in columns and rows
APART = 0.24  # rows between two arrows with the same ends
COLOURS = {"data": TEAL, "value": BLUE, "weight": ORANGE, "loss": PURPLE}


@dataclass(frozen=True)
class _Grid:
    """How large a column and a row are, in pixels, and half a box, in columns and rows."""

    column: int
    row: int
    half: tuple[float, float]


USUAL = _Grid(COLUMN, ROW, HALF)
ROOMY = _Grid(172, 116, (0.27, 0.3))  # for a third line in the boxes, and words beside the arrows
LEAST_ROWS = 0.95  # a picture of a single roomy row would be squeezed by its legend


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    name: str
    shape: str
    kinds: dict[str, str]  # kind -> its name in the legend
    third: str = ""


def computation_graph(
    place: Sequence[tuple[float, float]], name: Sequence[str], shape: Sequence[str], kind: Sequence[str],
    edges: Sequence[Sequence[int]], words: Words, *,
    third: Sequence[str] | None = None, bends: Sequence[Sequence[tuple[float, float]]] | None = None,
    notes: Sequence[str] | None = None, chosen: int | None = None, pick: str | None = None,
) -> alt.LayerChart:  # fmt: skip
    """N boxes at their `place` (column, row from the top), each with a name and a shape; E arrows between them.

    `third` is one more line of text in each box, `bends` are points on the way of each arrow, `notes` stand beside
    the arrows (empty: none). The box `chosen` stands out; `pick` names a selection that tells the number of the box
    that somebody clicks, as `node`.
    """
    at, grid = np.asarray(place, dtype=float), ROOMY if third else USUAL  # (N, 2)
    boxes = _boxes(at, grid.half).assign(
        name=list(name), shape=list(shape), kind=[words.kinds[one] for one in kind],
        third=list(third or [""] * len(at)), node=range(len(at)),
        chosen=[number == chosen for number in range(len(at))],
    )  # fmt: skip
    arrows = _arrows(at, edges, bends or [()] * len(edges), notes or [""] * len(edges), grid)
    rows = pd.concat([boxes, arrows], ignore_index=True)
    present = {words.kinds[one]: COLOURS[one] for one in COLOURS if one in kind}
    domain_x, domain_y = _domain(rows, "x", grid.half[0]), _domain(rows, "y", grid.half[1])
    across = {"axis": None, "scale": alt.Scale(domain=domain_x, nice=False)}
    down = {"axis": None, "scale": alt.Scale(domain=domain_y, nice=False, reverse=True)}
    colour = alt.Color("kind:N", title=None, scale=alt.Scale(domain=list(present), range=list(present.values())))
    base = alt.Chart().encode(x=alt.X("x:Q", **across), y=alt.Y("y:Q", **down))
    box = base.transform_filter("datum.what == 'box'")
    tip = [alt.Tooltip("name:N", title=words.name), alt.Tooltip("shape:N", title=words.shape)]
    tip += [alt.Tooltip("third:N", title=words.third)] if third else []
    frame = box.mark_rect(cornerRadius=6).encode(
        x=alt.X("left:Q", **across), x2="right:Q", y=alt.Y("top:Q", **down), y2="bottom:Q",
        color=colour, stroke=colour, tooltip=tip,
        fillOpacity=alt.condition("datum.chosen", alt.value(0.36), alt.value(0.14)),
        strokeWidth=alt.condition("datum.chosen", alt.value(4), alt.value(2)),
    )  # fmt: skip
    if pick:
        frame = frame.add_params(alt.selection_point(name=pick, fields=["node"]))
    layers = [*_arrow_layers(base, across, down), frame, *_text_layers(box, colour, bool(third))]
    wide, high = (end - start for start, end in (domain_x, domain_y))
    high = max(high, LEAST_ROWS if third else 0)
    size = {"width": grid.column * wide, "height": LEGEND + grid.row * high}
    return styled(alt.layer(*layers, data=rows).properties(**size))


def _arrow_layers(base: alt.Chart, across: dict, down: dict) -> list[alt.Chart]:
    arrow = base.transform_filter("datum.what == 'arrow'")
    return [
        arrow.mark_rule(color=NEUTRAL, strokeWidth=2).encode(x2="to_x:Q", y2="to_y:Q"),
        arrow.transform_filter("datum.head").mark_point(shape="triangle", color=NEUTRAL, size=90, filled=True).encode(
            x=alt.X("to_x:Q", **across), y=alt.Y("to_y:Q", **down),
            angle=alt.Angle("turn:Q", scale=alt.Scale(domain=[0, 360], range=[0, 360])),
        ),
        arrow.transform_filter("datum.note").mark_text(color=NEUTRAL, fontSize=LABEL_SIZE - 2, dy=-9).encode(
            x=alt.X("note_x:Q", **across), y=alt.Y("note_y:Q", **down), text="note:N",
        ),
    ]  # fmt: skip


def _text_layers(box: alt.Chart, colour: alt.Color, three: bool) -> list[alt.Chart]:
    lines = (("name", -20), ("shape", 2), ("third", 20)) if three else (("name", -9), ("shape", 12))
    looks = {"name": {"fontSize": LABEL_SIZE + 2, "fontWeight": "bold"}}
    return [
        box.mark_text(dy=down, **looks.get(line, {"fontSize": LABEL_SIZE - 2})).encode(text=f"{line}:N", color=colour)
        for line, down in lines
    ]


def _domain(rows: pd.DataFrame, axis: str, half: float) -> list[float]:
    """The room of all boxes, and of the arrows that pass outside them."""
    boxes = rows.loc[rows["what"] == "box", axis]
    return [
        float(min(boxes.min() - half, rows[axis].min())) - 0.06, float(max(boxes.max() + half, rows[axis].max())) + 0.06
    ]  # fmt: skip


def _boxes(at: np.ndarray, half: tuple[float, float]) -> pd.DataFrame:
    left, top = (at - half).T
    right, bottom = (at + half).T
    return pd.DataFrame(
        {"what": "box", "x": at[:, 0], "y": at[:, 1], "left": left, "right": right, "top": top, "bottom": bottom}
    )


def _arrows(
    at: np.ndarray, edges: Sequence[Sequence[int]], bends: Sequence[Sequence[tuple[float, float]]],
    notes: Sequence[str], grid: _Grid,
) -> pd.DataFrame:  # fmt: skip
    """A row for each straight piece of an arrow, from the rim of one box to the rim of the other.

    The last piece has the head; `turn` is its angle, clockwise from upward.
    """
    pieces, pairs = [], [tuple(edge) for edge in edges]
    for number, (start, end) in enumerate(pairs):
        same = [other for other, pair in enumerate(pairs) if pair == (start, end)]
        aside = np.array([0.0, APART * (same.index(number) - (len(same) - 1) / 2)])
        points = np.array([at[start], *bends[number], at[end]]) + aside
        points[0] += _inside(points[1] - points[0], grid.half)
        last = points[-1] - points[-2]
        points[-1] -= _inside(last, grid.half) + 0.03 * last
        middle = (points[-2] + points[-1]) / 2
        for piece, (begin, tip) in enumerate(pairwise(points)):
            head = piece == len(points) - 2
            pieces.append([*begin, *tip, head, _angle(tip - begin, grid), notes[number] if head else "", *middle])
    columns = ["x", "y", "to_x", "to_y", "head", "turn", "note", "note_x", "note_y"]
    return pd.DataFrame(pieces, columns=columns).assign(what="arrow")


def _inside(way: np.ndarray, half: tuple[float, float]) -> np.ndarray:
    """The part of a way out of the middle of a box that lies inside the box (2,)."""
    with np.errstate(divide="ignore"):
        return np.min(np.abs(np.array(half) / way)) * way


def _angle(way: np.ndarray, grid: _Grid) -> float:
    return float(np.degrees(np.arctan2(way[0] * grid.column, -way[1] * grid.row)) % 360)
