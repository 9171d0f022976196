"""Words as points on a plane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import CATEGORICAL, SHAPES, styled

Range = tuple[float, float]


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    x: str
    y: str
    word: str
    group: str


def projection(
    names: Sequence[str], points: np.ndarray, groups: Sequence[str], words: Words, *,
    domain: tuple[Range, Range], order: Sequence[str] | None = None, height: int = 480,
) -> alt.LayerChart:  # fmt: skip
    """Each of N words at its place (N, 2), with colour and shape by group.

    `domain` fixes both axes, so that scrubbing moves the points and not the frame; `order` fixes which group
    has which colour.
    """
    points = np.round(np.asarray(points, dtype=float), 4)
    rows = pd.DataFrame({"word": list(names), "x": points[:, 0], "y": points[:, 1], "group": list(groups)})
    shown = list(order if order is not None else dict.fromkeys(groups))
    chart = _encodings(tuple(shown), words, tuple(map(tuple, domain)), height).copy(deep=False)
    chart.data = rows
    return chart


@lru_cache(maxsize=64)
def _encodings(shown: tuple[str, ...], words: Words, domain: tuple[Range, Range], height: int) -> alt.LayerChart:
    """The chart without its rows, built once per wording and frame."""
    looks = [range_ * (1 + len(shown) // len(range_)) for range_ in (CATEGORICAL, SHAPES)]
    colours, shapes = (alt.Scale(domain=list(shown), range=list(range_[: len(shown)])) for range_ in looks)
    base = alt.Chart().encode(
        x=_axis("x:Q", words.x, domain[0]), y=_axis("y:Q", words.y, domain[1]),
        color=alt.Color("group:N", title=words.group, scale=colours),
        tooltip=[
            alt.Tooltip("word:N", title=words.word), alt.Tooltip("group:N", title=words.group),
            alt.Tooltip("x:Q", title=words.x, format=".2f"), alt.Tooltip("y:Q", title=words.y, format=".2f"),
        ],
    )  # fmt: skip
    dots = base.mark_point(size=60, clip=True).encode(shape=alt.Shape("group:N", title=words.group, scale=shapes))
    labels = base.mark_text(dy=-11, fontSize=14, clip=True).encode(text="word:N")
    return styled(alt.layer(dots, labels).properties(height=height))


def domain_of(points: np.ndarray, margin: float = 0.12) -> tuple[Range, Range]:
    """Both axes wide enough for points (…, 2) of every step that will be shown; never of zero width."""
    flat = np.asarray(points, dtype=float).reshape(-1, 2)
    low, high = flat.min(axis=0), flat.max(axis=0)
    room = np.maximum((high - low) * margin, 1e-3)
    return tuple((float(a), float(b)) for a, b in zip(low - room, high + room, strict=True))


def _axis(field: str, title: str, domain: Range) -> alt.X | alt.Y:
    channel = alt.X if field.startswith("x") else alt.Y
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)
    return channel(field, title=title, scale=scale, axis=alt.Axis(tickCount=4, format="~g"))
