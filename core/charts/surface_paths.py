"""Paths over a surface, seen from above: where each began, where it is now, and where it left the picture for good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import LABEL_SIZE, MARK, styled
from core.charts.race import LINE, looks
from core.charts.relief import relief

HEIGHT = 460
DOTS = 12  # marks along a path
MOST = 300  # points of a path; of more, the later ones are thinned, for they lie closer together
ABOVE, BELOW = -20, 24  # pixels from a mark to its name
FIRST_STEPS = 3  # of a path, which say where it goes
EDGE = 0.08  # of the picture: nearer to its end there is no room for a name
ALIGN = "!isValid(datum.late) ? 'center' : datum.late ? 'right' : 'left'"
CELLS = (36, 26)  # places to click on, across and down
Point = tuple[float, float]


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    x: str
    y: str
    step: str
    series: str
    start: str
    minimum: str


def surface_paths(
    surface, paths: Mapping[str, np.ndarray], gone: Mapping[str, int], names: Sequence[str], words: Words, *,
    start: Point, height: int = HEIGHT,
) -> alt.LayerChart:  # fmt: skip
    """Each path is (steps, 2), its first row step 1; `surface` has `height(x, y)`, ranges `x` and `y`, and `minima`.

    `gone` names the paths that diverged, with the step: they get a ✕ at the edge. `names` are all that could be there.
    """
    tables = [_path(name, path) for name, path in paths.items() if len(path)]
    tables += [_edge(surface, name, step, paths.get(name), slot) for slot, (name, step) in enumerate(gone.items())]
    places = [(*start, "start", words.start, *_free_side(surface, start, paths))]
    places += [(*low, "minimum", words.minimum, _inwards(surface, low[0]), BELOW) for low in surface.minima]
    tables.append(pd.DataFrame(places, columns=["x", "y", "what", "label", "late", "slot"]))
    rows = pd.concat(tables, ignore_index=True).reindex(
        columns=["x", "y", "step", "name", "what", "label", "late", "slot"]
    )
    chart = _encodings(surface, tuple(names), tuple(paths), words, height).copy(deep=False)
    chart.data = rows
    return chart


@lru_cache(maxsize=64)
def _encodings(surface, names: tuple[str, ...], shown: tuple[str, ...], words: Words, height: int) -> alt.LayerChart:
    """The chart without its rows: it stays the same while a race goes on, and is costly to make."""
    base = _plane(surface, words)
    look = looks(names, shown)
    tip = [
        alt.Tooltip("name:N", title=words.series), alt.Tooltip("step:Q", title=words.step, format=",.0f"),
        alt.Tooltip("x:Q", format=".3f"), alt.Tooltip("y:Q", format=".3f"),
    ]  # fmt: skip
    path, dots = (base.transform_filter(f"datum.what == '{what}'") for what in ("path", "dot"))
    head, lost = (base.transform_filter(f"datum.what == '{what}'") for what in ("head", "gone"))
    named = _named(base, "start", "circle"), _named(base, "minimum", "cross")
    layers = [
        _ground(surface),
        path.mark_line(strokeWidth=2.5, clip=True).encode(order="step:Q", color=look["color"]),
        dots.mark_point(size=34, filled=True, clip=True).encode(**look, tooltip=tip),
        *(mark for mark, _label in named),
        head.mark_point(size=170, filled=True, clip=True, stroke="white", strokeWidth=1).encode(**look, tooltip=tip),
        lost.mark_text(
            fontSize=LABEL_SIZE, fontWeight="bold", dy=alt.ExprRef("datum.slot"),
            align=alt.ExprRef(ALIGN),
        ).encode(color=look["color"], text="label:N"),
        *(label for _mark, label in named),
    ]  # fmt: skip
    return styled(alt.layer(*layers).properties(height=height))


def _named(base: alt.Chart, what: str, shape: str) -> tuple[alt.Chart, alt.Chart]:
    """A ring or a cross with its name, for the start and the minima."""
    rows = base.transform_filter(f"datum.what == '{what}'")
    text = {"fontSize": LABEL_SIZE, "fontWeight": "bold", "color": MARK, "clip": True}
    return (
        rows.mark_point(size=200, strokeWidth=3, filled=False, color=MARK, shape=shape),
        rows.mark_text(**text, dy=alt.ExprRef("datum.slot"), align=alt.ExprRef(ALIGN)).encode(text="label:N"),
    )


def _free_side(surface, start: Point, paths: Mapping[str, np.ndarray]) -> tuple[bool | None, int]:
    """Where the name of the start hides no path: how it is aligned, and its lift in pixels, away from most of them."""
    firsts = [np.vstack([start, path])[1 : FIRST_STEPS + 1] for path in paths.values() if len(path)]
    ways = [np.sign(first[-1][1] - start[1]) for first in firsts if np.isfinite(first).all()]
    up = sum(ways) > 0 or (not ways and start[1] > np.mean(surface.y))
    lift = BELOW if up else ABOVE
    room = (start[1] - surface.y[0] if up else surface.y[1] - start[1]) / (surface.y[1] - surface.y[0])
    return _inwards(surface, start[0]), lift if room > EDGE else -lift


def _inwards(surface, x: float) -> bool | None:
    """How a name at `x` is aligned: near an edge it reads inwards, elsewhere it stands in the middle."""
    share = (x - surface.x[0]) / (surface.x[1] - surface.x[0])
    return bool(share > 0.5) if abs(share - 0.5) > 0.5 - 2 * EDGE else None


def places_to_click(surface, words: Words, *, start: Point, name: str, height: int = HEIGHT) -> alt.LayerChart:
    """The surface with invisible cells; a click on one selects it (parameter `name`, fields x and y)."""
    across, down = (np.linspace(*ends, count) for ends, count in zip((surface.x, surface.y), CELLS, strict=True))
    grid = [(round(float(x), 2), round(float(y), 2), "cell") for y in down for x in across]
    rows = pd.DataFrame([*grid, (*start, "start")], columns=["x", "y", "what"])
    picked = alt.selection_point(name=name, fields=["x", "y"], on="click", toggle=False)
    base = _plane(surface, words)
    cells = base.transform_filter("datum.what == 'cell'").mark_square(size=500, opacity=0, cursor="pointer")
    layers = [
        _ground(surface),
        base.transform_filter("datum.what == 'start'").mark_point(size=220, strokeWidth=3, filled=False, color=MARK),
        cells.encode(tooltip=["x:Q", "y:Q"]).add_params(picked),
    ]
    return styled(alt.layer(*layers, data=rows).properties(height=height))


def _plane(surface, words: Words) -> alt.Chart:
    def channel(kind, field: str, title: str, ends) -> alt.SchemaBase:
        scale = alt.Scale(domain=list(ends), nice=False, zero=False)
        return kind(f"{field}:Q", title=title, scale=scale, axis=alt.Axis(format="~g", tickCount=6, grid=False))

    return alt.Chart().encode(x=channel(alt.X, "x", words.x, surface.x), y=channel(alt.Y, "y", words.y, surface.y))


def _ground(surface) -> alt.Chart:
    """The relief over the whole plane, drawn once: it hangs on the one row that is the start."""
    whole = {"width": alt.ExprRef("width"), "height": alt.ExprRef("height"), "align": "left", "baseline": "top"}
    picture = alt.Chart().transform_filter("datum.what == 'start'")
    url = relief(surface.height, tuple(surface.x), tuple(surface.y))
    return picture.mark_image(url=url, aspect=False, **whole).encode(x=alt.value(0), y=alt.value(0))


def _path(name: str, path: np.ndarray) -> pd.DataFrame:
    """A path (steps, 2) as a line, with some marks along it and one where it is now."""
    steps = np.arange(1, len(path) + 1)
    first = MOST // 2
    keep = np.unique(np.concatenate([steps[:first], np.linspace(1, len(path), MOST).astype(int)])) - 1
    line = pd.DataFrame({"x": path[keep, 0].round(4), "y": path[keep, 1].round(4), "step": steps[keep], "name": name})
    dots = line.iloc[:: max(1, len(line) // DOTS)].assign(what="dot")
    return pd.concat([line.assign(what="path"), dots, line.tail(1).assign(what="head")], ignore_index=True)


def _edge(surface, name: str, step: int, path: np.ndarray | None, slot: int) -> pd.DataFrame:
    """Where a diverged path left: its last place, moved to the nearest point inside the picture."""
    ends = np.array([surface.x, surface.y], dtype=float)  # (2, 2): least and most of x and of y
    room = 0.03 * (ends[:, 1] - ends[:, 0])
    last = ends.mean(axis=1) if path is None or not len(path) else path[-1]
    x, y = np.clip(last, ends[:, 0] + room, ends[:, 1] - room)
    late, lift = bool(x > ends[0].mean()), LINE * slot * (-1 if y < ends[1].mean() else 1)
    row = {"x": float(x), "y": float(y), "step": step, "name": name, "what": "gone"}
    return pd.DataFrame([row | {"label": f"{name} ✕" if late else f"✕ {name}", "late": late, "slot": lift}])
