"""The rows behind a curve: raw and smooth lines, thinned, with gaps where a run measured nothing that can be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

MOST_POINTS = 400  # per line: more cannot be told apart on a screen
SMOOTHING = 20  # span of the moving average, in steps
TURNS = 0.1  # the share of steps at which a line turns round, above which it is smoothed
RUNAWAY = 100.0  # a value this many times the first one counts as diverged
SMALLEST = 1e-12  # what is smaller lies at the bottom of a log scale, which has no place for 0
Series = tuple[Sequence[float], Sequence[float]]


@dataclass(frozen=True)
class Curve:
    """What one run measured: (steps, values) in training and in validation, each of any length."""

    train: Series
    valid: Series = ((), ())
    name: str = ""
    best: Series = ((), ())  # what nobody can surpass


class _Part(NamedTuple):
    """Points of one line, or places of one kind."""

    steps: np.ndarray
    values: np.ndarray
    series: str = ""
    run: str = ""
    kind: str = ""


def rows_of(runs: Sequence[Curve], train: str, valid: str, at: int | None = None, best: str = "") -> pd.DataFrame:
    """Long table (step, value, series, run, kind) of everything drawn; a gap in a line is a row without value.

    It is put together once, at the end: a class of thirty draws curves a dozen times a second.
    """
    parts = [part for run in runs for part in _points(run.train, train, run.name)]
    parts += [_valid(run, valid) for run in runs]
    parts += [_Part(*thinned(*map(np.asarray, run.best)), best, run.name, "best") for run in runs if best]
    if at is not None:
        parts.append(_Part(np.array([at]), np.array([np.nan]), kind="at"))
    steps, values, *names = zip(*(parts or [_Part(np.array([]), np.array([]))]), strict=True)
    counts = [len(one) for one in steps]
    texts = {
        column: [name for name, count in zip(of, counts, strict=True) for _ in range(count)]
        for column, of in zip(("series", "run", "kind"), names, strict=True)
    }
    return pd.DataFrame({"step": np.concatenate(steps), "value": np.concatenate(values), **texts})


def positive(series: Series) -> Series:
    """The same points for a log scale: nothing is below `SMALLEST`."""
    steps, values = series
    return steps, np.maximum(np.asarray(values, dtype=float), SMALLEST)


def thinned(steps: np.ndarray, values: np.ndarray, most: int = MOST_POINTS) -> tuple[np.ndarray, np.ndarray]:
    """At most about `most` of N points: the lowest and the highest of each stretch, so that no peak is lost.

    Gaps (NaN) count as points of their own and are kept, one per stretch.
    """
    if len(steps) <= most:
        return steps, values
    keep = {0, len(steps) - 1}
    for stretch in np.array_split(np.arange(len(steps)), most // 2):
        real = stretch[np.isfinite(values[stretch])]
        if len(real):
            keep |= {int(real[values[real].argmin()]), int(real[values[real].argmax()])}
        if len(real) < len(stretch):
            keep.add(int(stretch[~np.isfinite(values[stretch])][0]))
    chosen = sorted(keep)
    return steps[chosen], values[chosen]


def _points(series: Series, name: str, run: str) -> list[_Part]:
    """Raw line, smooth line, a dot where there is only one point, and the place where the run diverged."""
    steps, values, broken_at = _cut(series)
    smooth = _averaged(values) if _is_noisy(values) else values
    raw = _Part(*thinned(steps, values), name, run, "raw")
    parts = [raw, _Part(*_sampled(steps, smooth), name, run, "smooth")]
    there = np.isfinite(values)
    if there.sum() == 1:
        parts.append(_Part(steps[there], values[there], name, run, "dot"))
    if broken_at is not None:
        parts.append(_Part(np.array([broken_at]), np.array([np.nan]), name, run, "diverged"))
    return parts


def _averaged(values: np.ndarray) -> np.ndarray:
    return pd.Series(values).ewm(span=SMOOTHING, ignore_na=True).mean().where(np.isfinite(values)).to_numpy()


def _is_noisy(values: np.ndarray) -> bool:
    """Whether a line often turns round. Behind one that does not, a moving average would only lag."""
    ways = np.sign(np.diff(values[np.isfinite(values)]))
    return len(ways) > 1 and bool(np.mean(ways[1:] * ways[:-1] < 0) > TURNS)


def _sampled(steps: np.ndarray, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Evenly spaced points of a smooth line, the first and the last always among them."""
    chosen = np.unique(np.linspace(0, max(len(steps) - 1, 0), min(len(steps), MOST_POINTS)).astype(int))
    return steps[chosen], values[chosen]


def _valid(run: Curve, name: str) -> _Part:
    steps, values, _ = _cut(run.valid)
    return _Part(*thinned(steps, values), name, run.name, "valid")


def _cut(series: Series) -> tuple[np.ndarray, np.ndarray, float | None]:
    """Steps and values with NaN for what cannot be drawn, and the step where that begins for good."""
    steps, values = (np.asarray(part, dtype=float) for part in series)
    real = values[np.isfinite(values)]
    limit = RUNAWAY * max(abs(real[0]), 1.0) if len(real) else np.inf
    wrong = ~np.isfinite(values) | (np.abs(np.nan_to_num(values)) > limit)
    broken_at = float(steps[np.argmax(wrong)]) if wrong.any() else None
    return steps, np.where(wrong, np.nan, values), broken_at
