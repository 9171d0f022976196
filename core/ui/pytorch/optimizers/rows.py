"""From the history of a race to what its pictures need."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from core.topics.optimizers import RULES
from core.ui.scrub import Look


@dataclass(frozen=True)
class Race:
    """The rows up to the step on screen, by rule (named as the reader sees it)."""

    at: int  # updates done by then
    lines: dict[str, dict[str, tuple[list[int], list[float]]]] = field(repr=False)  # metric -> rule -> steps, values
    gone: dict[str, int]  # the rules that have diverged, and the step that showed it

    def now(self) -> dict[str, float]:
        """The newest loss of every rule that is still there, the lowest first."""
        found = {name: values[-1] for name, (_, values) in self.lines["loss"].items() if name not in self.gone}
        return dict(sorted(found.items(), key=lambda pair: pair[1]))

    def below(self, name: str, loss: float) -> int | None:
        """The step from which on a rule has stayed below `loss`; None where it has not."""
        steps, values = self.lines["loss"][name]
        above = [step for step, value in zip(steps, values, strict=True) if value >= loss]
        last = above[-1] if above else 0
        return last + 1 if last < steps[-1] else None

    def paths(self) -> dict[str, np.ndarray]:
        """(steps, 2) for every rule; empty on the net."""
        x, y = self.lines["x"], self.lines["y"]
        return {name: np.column_stack([x[name][1], y[name][1]]) for name in x}


def race_of(look: Look) -> Race | None:
    """What there is to see at this step; None before the first row. Row s + 1 shows where step s has led."""
    rows = list(look.run.history)
    if not look.live and look.step is not None:
        rows = rows[: look.step + 1]
    if not rows:
        return None
    lines = {metric: _by_rule(rows, metric) for metric in ("loss", "x", "y", "a", "b")}
    gone = {name: _first_without(rows, f"loss_{rule}") for rule, name in RULES.items()}
    at = len(rows) if look.live else look.step
    return Race(at, lines, {name: step for name, step in gone.items() if step is not None})


def _by_rule(rows: list[dict[str, float]], metric: str) -> dict[str, tuple[list[int], list[float]]]:
    found = {}
    for rule, name in RULES.items():
        pairs = [(int(row["step"]), row[key]) for row in rows if (key := f"{metric}_{rule}") in row]
        if pairs:
            steps, values = zip(*pairs, strict=True)
            found[name] = list(steps), list(values)
    return found


def _first_without(rows: list[dict[str, float]], metric: str) -> int | None:
    return next((int(row["step"]) for row in rows if metric not in row), None)


def anywhere(look: Look) -> int | None:
    """A step to ask about what the settings alone decide: one that does not move on while the run does."""
    return look.run.record.step if look.run.record.recorded else look.run.snapshots[0] if look.run.snapshots else None


def table(columns: dict[str, Any]) -> Any:
    """Columns as a data frame; what is missing becomes an empty cell."""
    import pandas as pd

    return pd.DataFrame(columns)
