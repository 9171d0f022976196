"""A tensor as cells with a number in each: the last dimension runs to the right, the one before it down.

The slices of a 3-D tensor stand side by side, those of a 4-D tensor also one below the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import DIVERGING, LABEL_SIZE, NEUTRAL, SEQUENTIAL, is_dark, styled

HEIGHT, GAP, HEAD = 30, 20, 22  # pixels: of a cell, between two slices, of the line that names a slice
MARGIN = 20  # pixels that the page takes off the height of a chart
LETTER, LEAST_WIDTH = 9, 40  # pixels: of a digit, of the narrowest cell
COMPUTED = DIVERGING[2]
BLACK, WHITE = "#000000", "#FFFFFF"


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    place: str
    value: str


def tensor_cells(
    shape: Sequence[int], values: Sequence[float], words: Words, *, origin: Sequence[int] | None = None, of: int = 0
) -> alt.LayerChart:
    """The cells of a tensor of at most four dimensions.

    `origin` says for each number at which of `of` places it stood before: numbers that only moved keep their
    colour, from dark to light in their first order. Without it every cell has one colour: it was computed anew.
    """
    texts = [number_text(value) for value in values]
    width = max([LEAST_WIDTH, *(LETTER * len(text) + 14 for text in texts)])
    full = (1,) * (4 - len(shape)) + tuple(shape)
    rows = pd.DataFrame(_corners(full, width), columns=["x", "y"])
    rows = rows.assign(text=texts, place=[_index(at, full, len(shape)) for at in range(len(texts))], what="cell")
    rows["fill"], rows["ink"] = _colours(len(texts), origin, of)
    rows["x2"], rows["y2"] = rows["x"] + width - 2, rows["y"] + HEIGHT - 2
    rows["middle"], rows["centre"] = rows["x"] + width / 2 - 1, rows["y"] + HEIGHT / 2 - 1
    rows = pd.concat([rows, _names(full, len(shape), width)], ignore_index=True)
    return _draw(rows, _size(full, width), words)


def number_text(value: float) -> str:
    """A number as it stands in a cell."""
    return f"{value:.4g}" if isinstance(value, float) and not isinstance(value, bool) else str(value)


def _draw(rows: pd.DataFrame, size: tuple[float, float], words: Words) -> alt.LayerChart:
    across, down = (alt.Scale(domain=[0, end], nice=False, zero=False) for end in size)
    down.reverse = True
    base = alt.Chart().encode(x=alt.X("x:Q", scale=across, axis=None), y=alt.Y("y:Q", scale=down, axis=None))
    cells = base.transform_filter("datum.what == 'cell'")
    middle = {"x": alt.X("middle:Q", scale=across, axis=None), "y": alt.Y("centre:Q", scale=down, axis=None)}
    tips = [alt.Tooltip("place:N", title=words.place), alt.Tooltip("text:N", title=words.value)]
    layers = [
        cells.mark_rect(cornerRadius=4).encode(
            x2="x2:Q", y2="y2:Q", fill=alt.Fill("fill:N", scale=None), tooltip=tips
        ),
        cells.mark_text(fontSize=LABEL_SIZE).encode(
            **middle, text="text:N", color=alt.Color("ink:N", scale=None), tooltip=tips
        ),
        base.transform_filter("datum.what == 'name'")
        .mark_text(fontSize=LABEL_SIZE - 1, align="left", color=NEUTRAL, fontStyle="italic")
        .encode(text="text:N"),
    ]  # fmt: skip
    chart = alt.layer(*layers, data=rows).properties(width=size[0], height=size[1] + MARGIN)
    return styled(chart.configure_view(stroke=None))


def _corners(full: tuple[int, ...], width: float) -> np.ndarray:
    """The upper left corner (N, 2) of each cell, in the order of the numbers."""
    block_down, block_across, row, column = np.indices(full).reshape(4, -1)
    x = block_across * (full[3] * width + GAP) + column * width
    y = block_down * (full[2] * HEIGHT + GAP + _head(full)) + row * HEIGHT + _head(full)
    return np.stack([x, y], axis=1)


def _head(full: tuple[int, ...]) -> int:
    return HEAD if full[0] * full[1] > 1 else 0


def _size(full: tuple[int, ...], width: float) -> tuple[float, float]:
    across = full[1] * (full[3] * width + GAP) - GAP
    return float(max(across, 1)), float(full[0] * (full[2] * HEIGHT + GAP + _head(full)) - GAP)


def _names(full: tuple[int, ...], rank: int, width: float) -> pd.DataFrame:
    """The line above each slice: the indices that choose it."""
    if not _head(full):
        return pd.DataFrame()
    rows = []
    for down, across in np.ndindex(full[:2]):
        name = f"[{across}]" if rank == 3 else f"[{down}, {across}]"
        x, y = across * (full[3] * width + GAP), down * (full[2] * HEIGHT + GAP + HEAD) + HEAD / 2 - 2
        rows.append({"x": x, "y": y, "text": name, "what": "name"})
    return pd.DataFrame(rows)


def _index(at: int, full: tuple[int, ...], rank: int) -> str:
    """The indices of the number at place `at`."""
    found = np.unravel_index(at, full)[4 - rank :]
    return f"[{', '.join(str(int(one)) for one in found)}]"


def _colours(count: int, origin: Sequence[int] | None, of: int) -> tuple[list[str], list[str]]:
    """Fill and ink of each cell."""
    if origin is None:
        return [COMPUTED] * count, [BLACK] * count
    share = np.asarray(origin, float) / max(of - 1, 1)
    stops = np.array([[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in SEQUENTIAL])
    at = np.linspace(0, 1, len(stops))
    mixed = np.stack([np.interp(share, at, stops[:, channel]) for channel in range(3)], axis=1).round().astype(int)
    inks = [WHITE if dark else BLACK for dark in is_dark(SEQUENTIAL, share)]
    return [f"#{red:02X}{green:02X}{blue:02X}" for red, green, blue in mixed], inks
