"""A computation as a graph: boxes for what was computed or read, arrows for what went into what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, LABEL_SIZE, LEGEND, NEUTRAL, ORANGE, PURPLE, TEAL, styled

COLUMN, ROW = 112, 92  # pixels
HALF = (0.38, 0.3)  # half the width and height of a box, in columns and rows
COLOURS = {"data": TEAL, "value": BLUE, "weight": ORANGE, "loss": PURPLE}


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    name: str
    shape: str
    kinds: dict[str, str]  # kind -> its name in the legend


def computation_graph(
    place: Sequence[tuple[float, float]], name: Sequence[str], shape: Sequence[str], kind: Sequence[str],
    edges: Sequence[Sequence[int]], words: Words,
) -> alt.LayerChart:  # fmt: skip
    """N boxes at their `place` (column, row from the top), each with a name and a shape; E arrows between them."""
    at = np.asarray(place, dtype=float)  # (N, 2)
    boxes = _boxes(at).assign(name=list(name), shape=list(shape), kind=[words.kinds[one] for one in kind])
    rows = pd.concat([boxes, _arrows(at, edges)], ignore_index=True)
    present = {words.kinds[one]: COLOURS[one] for one in COLOURS if one in kind}
    domain_x, domain_y = _domain(at[:, 0], HALF[0]), _domain(at[:, 1], HALF[1])
    across = {"axis": None, "scale": alt.Scale(domain=domain_x, nice=False)}
    down = {"axis": None, "scale": alt.Scale(domain=domain_y, nice=False, reverse=True)}
    colour = alt.Color("kind:N", title=None, scale=alt.Scale(domain=list(present), range=list(present.values())))
    base = alt.Chart().encode(x=alt.X("x:Q", **across), y=alt.Y("y:Q", **down))
    arrow = base.transform_filter("datum.what == 'arrow'")
    box = base.transform_filter("datum.what == 'box'")
    tip = [alt.Tooltip("name:N", title=words.name), alt.Tooltip("shape:N", title=words.shape)]
    layers = [
        arrow.mark_rule(color=NEUTRAL, strokeWidth=2).encode(x2="to_x:Q", y2="to_y:Q"),
        arrow.mark_point(shape="triangle", color=NEUTRAL, size=90, filled=True).encode(
            x=alt.X("to_x:Q", **across), y=alt.Y("to_y:Q", **down),
            angle=alt.Angle("turn:Q", scale=alt.Scale(domain=[0, 360], range=[0, 360])),
        ),
        box.mark_rect(fillOpacity=0.14, strokeWidth=2, cornerRadius=6).encode(
            x=alt.X("left:Q", **across), x2="right:Q", y=alt.Y("top:Q", **down), y2="bottom:Q",
            color=colour, stroke=colour, tooltip=tip,
        ),
        box.mark_text(dy=-9, fontSize=LABEL_SIZE + 2, fontWeight="bold").encode(text="name:N", color=colour),
        box.mark_text(dy=12, fontSize=LABEL_SIZE - 2).encode(text="shape:N", color=colour),
    ]  # fmt: skip
    size = {"width": COLUMN * (domain_x[1] - domain_x[0]), "height": LEGEND + ROW * (domain_y[1] - domain_y[0])}
    return styled(alt.layer(*layers, data=rows).properties(**size))


def _domain(places: np.ndarray, half: float) -> list[float]:
    return [float(places.min()) - half - 0.06, float(places.max()) + half + 0.06]


def _boxes(at: np.ndarray) -> pd.DataFrame:
    left, top = (at - HALF).T
    right, bottom = (at + HALF).T
    return pd.DataFrame(
        {"what": "box", "x": at[:, 0], "y": at[:, 1], "left": left, "right": right, "top": top, "bottom": bottom}
    )


def _arrows(at: np.ndarray, edges: Sequence[Sequence[int]]) -> pd.DataFrame:
    """From the middle of one box to the rim of the other; `turn` is the angle of the head, clockwise from upward."""
    start, end = (at[[edge[side] for edge in edges]] for side in (0, 1))  # (E, 2) each
    way = end - start
    with np.errstate(divide="ignore"):
        inside = np.min(np.abs(np.array(HALF) / way), axis=1, keepdims=True)  # the share of the way inside the boxes
    begin, tip = start + inside * way, end - (inside + 0.03) * way
    turn = np.degrees(np.arctan2(way[:, 0] * COLUMN, -way[:, 1] * ROW)) % 360
    return pd.DataFrame(
        {"what": "arrow", "x": begin[:, 0], "y": begin[:, 1], "to_x": tip[:, 0], "to_y": tip[:, 1], "turn": turn}
    )
