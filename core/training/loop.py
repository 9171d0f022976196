"""The loop: steps until the time, the number of steps or the run is over."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.training.contract import Row, Trainer


def steps(trainer: Trainer) -> Iterator[Row]:
    """Every remaining step of `trainer`; ends early, after the row that shows it, when the loss is not finite."""
    while trainer.steps < trainer.total_steps:
        row = trainer.step()
        yield row
        if diverged(row):
            return


def diverged(row: Row) -> bool:
    """Whether a loss in this row is NaN or infinite, so that going on is pointless."""
    return not all(math.isfinite(row[name]) for name in ("loss", "valid_loss") if name in row)


def slice_of(rows: Iterator[Row], seconds: float, most: int | None = None) -> Iterator[Row]:
    """The next rows until `seconds` have passed or `most` rows are out (always at least one, if there is one)."""
    end = time.perf_counter() + seconds
    for count, row in enumerate(rows, start=1):
        yield row
        if count == most or time.perf_counter() >= end:
            return
