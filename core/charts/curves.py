"""Loss and accuracy against the step, while a run is going on or afterwards, one run or several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt

from core.charts.curve_rows import Curve, rows_of
from core.charts.palette import CATEGORICAL, MARK, SHAPES, TRAIN, TROUBLE, TRUTH, VALID, styled
from core.charts.specification import specification

LEGEND_LETTERS, LEGEND_ROW = 90, 26  # of the names in one row of a legend; pixels of a row


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    step: str
    value: str
    train: str  # empty where there is no such line
    valid: str
    diverged: str
    best: str = ""  # what nobody can surpass; empty where that is not known


def curves(
    runs: Sequence[Curve],
    words: Words,
    *,
    at: int | None = None,
    share: bool = False,
    log: bool = False,
    height: int = 300,
) -> alt.LayerChart:
    """Training as a faint raw line under a smooth one, validation as points; a rule at step `at`.

    Several runs get a colour each; one run gets a colour for training and one for validation. `share` fixes
    the axis to 0–100 %, `log` gives each power of ten the same room. The encodings are built once per wording; only
    the rows are new at each drawing.
    """
    chart = _encodings(words, names_of(runs), share, log, height).copy(deep=False)
    chart.data = rows_of(runs, words.train, words.valid, at, words.best)
    return chart


@lru_cache(maxsize=64)
def curve_spec(words: Words, names: tuple[str, ...], share: bool, log: bool = False, height: int = 300) -> dict:
    """The same picture as a Vega-Lite specification without rows: what is drawn again four times a second."""
    return specification(_encodings(words, names, share, log, height))


def names_of(runs: Sequence[Curve]) -> tuple[str, ...]:
    """The names that the legend shows: none for a single run."""
    return tuple(run.name for run in runs) if len(runs) > 1 else ()


@lru_cache(maxsize=64)
def _encodings(words: Words, names: tuple[str, ...], share: bool, log: bool, height: int) -> alt.LayerChart:
    """The chart without its rows."""
    scale = alt.Scale(domain=[0, 1]) if share else alt.Scale(type="log") if log else alt.Scale(zero=True)
    y_axis = alt.Axis(format="%" if share else "~g" if log else "~r", tickCount=5)
    tip = [
        alt.Tooltip("step:Q", title=words.step, format=",.0f"),
        alt.Tooltip("value:Q", title=words.value, format=".1%" if share else ".4g"),
        alt.Tooltip("series:N", title=" "),
    ] + ([alt.Tooltip("run:N", title=" ")] if names else [])
    base = alt.Chart().encode(
        x=alt.X("step:Q", title=words.step, axis=alt.Axis(format="~s", tickCount=6), scale=alt.Scale(nice=False)),
        y=alt.Y("value:Q", title=words.value, scale=scale, axis=y_axis),
        tooltip=tip, color=_colour(words, names), detail=["run:N", "series:N"],
    )  # fmt: skip
    shape_legend = None if names else alt.Legend(title=None)
    shape = alt.Shape("series:N", scale=_scale(words, SHAPES[:3]), legend=shape_legend)
    layers = [
        base.mark_line(strokeWidth=1, opacity=0.3).transform_filter("datum.kind == 'raw'"),
        base.mark_line(strokeWidth=2.5).transform_filter("datum.kind == 'smooth'"),
        base.mark_line(strokeWidth=2.5, strokeDash=[6, 3]).transform_filter("datum.kind == 'valid'"),
        base.mark_line(strokeWidth=2, strokeDash=[2, 3]).transform_filter("datum.kind == 'best'"),
        base.mark_point(size=70).encode(shape=shape).transform_filter("datum.kind == 'valid' || datum.kind == 'dot'"),
        *_rules(words),
    ]
    return styled(alt.layer(*layers).properties(height=height + LEGEND_ROW * _stacked(names)))


def _stacked(names: tuple[str, ...]) -> int:
    """How many rows the legend has below its first one: several long names do not fit side by side."""
    return len(names) - 1 if sum(map(len, names)) > LEGEND_LETTERS else 0


def _colour(words: Words, names: tuple[str, ...]) -> alt.Color:
    if names:
        scale = alt.Scale(domain=list(names), range=[CATEGORICAL[i % len(CATEGORICAL)] for i in range(len(names))])
        legend = alt.Legend(columns=1) if _stacked(names) else alt.Undefined
        return alt.Color("run:N", title=None, scale=scale, legend=legend)
    return alt.Color("series:N", title=None, scale=_scale(words, (TRAIN, VALID, TRUTH)))


def _scale(words: Words, looks: tuple[str, str, str]) -> alt.Scale:
    """Training, validation, the best possible, each with its look; what the picture lacks is not in the legend."""
    pairs = [(name, look) for name, look in zip((words.train, words.valid, words.best), looks, strict=True) if name]
    return alt.Scale(domain=[name for name, _ in pairs], range=[look for _, look in pairs])


def _rules(words: Words) -> list[alt.Chart]:
    """Upright lines: the step that the page looks at, and the one where the run diverged."""
    x = alt.X("step:Q")
    at = alt.Chart().transform_filter("datum.kind == 'at'").mark_rule(color=MARK, strokeWidth=2).encode(x=x)
    gone = alt.Chart().transform_filter("datum.kind == 'diverged'")
    label = gone.mark_text(align="right", dx=-6, color=TROUBLE, fontWeight="bold", fontSize=14)
    return [
        at,
        gone.mark_rule(color=TROUBLE, strokeDash=[3, 3], strokeWidth=2).encode(x=x),
        label.encode(x=x, y=alt.value(14), text=alt.value(f"✕ {words.diverged}")),
    ]
