"""A small network with every number in it: boxes for units, an arrow for each weight, numbers where the arrows end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, LEGEND, NEGATIVE, NEUTRAL, POSITIVE, PURPLE, TEAL, styled

LINE, PAD, APART, BETWEEN, HEAD = 17, 7, 14, 68, 52  # pixels: a line of text, round it, two boxes, two layers, heading
TEXT = 13  # pixels
COLOURS = {"data": TEAL, "unit": BLUE, "loss": PURPLE}
THICKEST = 5.0  # pixels
_WRITTEN = {"align": "left", "baseline": "middle", "color": "currentColor"}  # that of the page, light or dark


@dataclass(frozen=True)
class Unit:
    """One box: on its left a number for each arrow that ends there, on its right its name and what it computed."""

    name: str
    values: Sequence[str] = ()
    arrows: Sequence[str] = ()  # bias last; empty where the numbers would be too many to read
    tip: str = ""


@dataclass(frozen=True)
class Layer:
    """Boxes below each other."""

    title: str
    shape: str
    kind: str  # "data", "unit" or "loss"
    units: Sequence[Unit]
    lit: bool  # whether something happens here now
    room: int = 0  # pixels for the numbers of the arrows
    width: int = 112  # pixels for name and values


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    name: str
    value: str
    positive: str
    negative: str


def network(layers: Sequence[Layer], strengths: Sequence[np.ndarray | None], words: Words) -> alt.LayerChart:
    """L layers from left to right; `strengths[l]` (from, to) colours the arrows between layer l and the next one.

    Orange arrows are positive, blue ones negative, thick ones strong. None: thin grey arrows.
    """
    tall = HEAD + max(_tall(layer) for layer in layers)
    places = _places(layers, tall)
    texts = [text for layer, place in zip(layers, places, strict=True) for text in _texts(layer, place)]
    boxes = [box for layer, place in zip(layers, places, strict=True) for box in _boxes(layer, place)]
    pairs = zip(strengths, layers[:-1], layers[1:], places[:-1], places[1:], strict=True)
    arrows = [arrow for pair in pairs for arrow in _arrows(*pair, words)]
    wide = places[-1][0][0] + layers[-1].room + layers[-1].width
    rows = pd.DataFrame([*arrows, *boxes, *texts])
    return styled(alt.layer(*_drawn(words, wide, tall), data=rows).properties(width=wide, height=tall + LEGEND))


def _drawn(words: Words, wide: float, tall: float) -> list[alt.Chart]:
    def across(field: str):
        return alt.X(field, axis=None, scale=alt.Scale(domain=[0, wide], nice=False))

    def down(field: str):
        return alt.Y(field, axis=None, scale=alt.Scale(domain=[tall, 0], nice=False))

    base = alt.Chart().encode(x=across("x:Q"), y=down("y:Q"))
    sign = alt.Scale(domain=[words.positive, words.negative, ""], range=[POSITIVE, NEGATIVE, NEUTRAL])
    legend = alt.Legend(title=None, values=[words.positive, words.negative], symbolType="stroke")
    tip = [alt.Tooltip("tip:N", title=words.name), alt.Tooltip("text:N", title=words.value)]
    box = base.transform_filter("datum.what == 'box'")
    text = base.transform_filter("datum.what == 'text'")
    return [
        base.transform_filter("datum.what == 'arrow'").mark_rule(opacity=0.65).encode(
            x2="x2:Q", y2="y2:Q", color=alt.Color("sign:N", scale=sign, legend=legend),
            strokeWidth=alt.StrokeWidth("size:Q", scale=None), tooltip=tip,
        ),
        box.mark_rect(fillOpacity=0.12, cornerRadius=6).encode(
            x2="x2:Q", y2="y2:Q", fill=alt.Fill("ink:N", scale=None), stroke=alt.Stroke("ink:N", scale=None),
            strokeWidth=alt.StrokeWidth("size:Q", scale=None), tooltip=tip,
        ),
        text.transform_filter("!datum.bold").mark_text(**_WRITTEN, fontSize=TEXT).encode(
            text="text:N"
        ),
        text.transform_filter("datum.bold").mark_text(
            **_WRITTEN, fontSize=TEXT + 1, fontWeight="bold"
        ).encode(text="text:N"),
    ]  # fmt: skip


def _tall(layer: Layer) -> float:
    return sum(_height(unit) for unit in layer.units) + APART * (len(layer.units) - 1)


def _height(unit: Unit) -> float:
    return LINE * max(len(unit.arrows), 1 + len(unit.values)) + 2 * PAD


def _places(layers: Sequence[Layer], tall: float) -> list[list[tuple[float, float]]]:
    """Left and upper edge of every box: each layer stands in the middle of the height."""
    found, left = [], 0.0
    for layer in layers:
        top, places = HEAD + (tall - HEAD - _tall(layer)) / 2, []
        for unit in layer.units:
            places.append((left, top))
            top += _height(unit) + APART
        found.append(places)
        left += layer.room + layer.width + BETWEEN
    return found


def _boxes(layer: Layer, places: list[tuple[float, float]]) -> list[dict]:
    return [
        {
            "what": "box", "x": left, "y": top, "x2": left + layer.room + layer.width, "y2": top + _height(unit),
            "ink": COLOURS[layer.kind], "size": 3.5 if layer.lit else 1.2, "tip": unit.tip or unit.name,
            "text": " · ".join(unit.values),
        }
        for unit, (left, top) in zip(layer.units, places, strict=True)
    ]  # fmt: skip


def _texts(layer: Layer, places: list[tuple[float, float]]) -> list[dict]:
    """Heading and shape above the layer, then what stands in each box."""
    left = places[0][0]
    said = [(left, 12, layer.title, True), (left, 32, layer.shape, False)]
    for unit, (_, top) in zip(layer.units, places, strict=True):
        first = top + PAD + LINE / 2
        said += [(left + 8, first + LINE * row, text, False) for row, text in enumerate(unit.arrows)]
        said += [(left + layer.room + 8, first + LINE * row, text, row == 0)
                 for row, text in enumerate([unit.name, *unit.values])]  # fmt: skip
    return [{"what": "text", "x": x, "y": y, "text": text, "bold": bold} for x, y, text, bold in said if text]


def _arrows(
    strength: np.ndarray | None, start: Layer, end: Layer, starts: list, ends: list, words: Words
) -> list[dict]:
    """From the right edge of one box to the line of the other one that holds the number of this arrow."""
    reach = 1.0 if strength is None else float(np.abs(strength).max()) or 1.0
    found = []
    for i, (unit, (left, top)) in enumerate(zip(start.units, starts, strict=True)):
        for j, (other, (edge, upper)) in enumerate(zip(end.units, ends, strict=True)):
            value = 0.0 if strength is None else float(strength[i, j])
            y2 = upper + PAD + LINE * (i + 0.5) if other.arrows else upper + _height(other) / 2
            found.append({
                "what": "arrow", "x": left + start.room + start.width, "y": top + _height(unit) / 2, "x2": edge,
                "y2": y2, "sign": "" if not value else words.positive if value > 0 else words.negative,
                "size": 0.6 + (THICKEST - 0.6) * abs(value) / reach, "tip": f"{unit.name} → {other.name}",
                "text": "" if strength is None else f"{value:.4g}",
            })  # fmt: skip
    return found
