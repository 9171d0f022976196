"""How far a result depends on the seed: what twenty seeds gave at one step, beside what the notes print."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np

FILE = "seeds.json"  # the artifact of a recorded run that holds the values
SEEDS = range(20)


@dataclass(frozen=True)
class Spread:
    """What is repeated with every one of the `SEEDS`. A topic names it `SPREAD`; `record` measures it."""

    run: str  # id of the recorded run whose settings are repeated
    step: int  # counted from 1, as the history does; the notes count from 0
    noted: float  # the value that the notes print
    metric: str = "loss"
    also: tuple[int, ...] = ()  # further steps whose values are kept, to be compared with that step


@dataclass(frozen=True)
class Place:
    """Where one value stands among others."""

    below: int
    above: int
    least: float
    median: float
    most: float
    where: str  # "usual" (middle half), "possible" (inside the range), "outside"


def to_text(values: list[float], also: dict[int, list[float]] | None = None) -> str:
    """The values of the `SEEDS`, in their order, as a file keeps them; a run that diverged has none (null).

    `also` are those of further steps.
    """
    more = {"also": {str(step): _kept(there) for step, there in also.items()}} if also else {}
    return json.dumps({"seeds": list(SEEDS), "values": _kept(values)} | more)


def from_text(text: str, also: int | None = None) -> np.ndarray:
    """(20,) what `to_text` wrote, or its values of the further step `also`; NaN where there is no value."""
    read = json.loads(text)
    return np.array(read["values"] if also is None else read["also"][str(also)], dtype=float)


def _kept(values: list[float]) -> list[float | None]:
    return [value if np.isfinite(value) else None for value in values]


def place_of(value: float, values: np.ndarray) -> Place:
    """Where `value` stands among `values` (N,), those that are no number left out."""
    real = values[np.isfinite(values)]
    low, high = np.quantile(real, [0.25, 0.75])
    inside = real.min() <= value <= real.max()
    where = "usual" if low <= value <= high else "possible" if inside else "outside"
    return Place(
        int((real < value).sum()), int((real > value).sum()),
        float(real.min()), float(np.median(real)), float(real.max()), where,
    )  # fmt: skip
