"""Functions to run on a worker."""

from __future__ import annotations

from collections.abc import Callable


def count_to(goal: int, on_progress: Callable[[int, int], None]) -> int:
    """Count and say so."""
    for number in range(1, goal + 1):
        on_progress(number, goal)
    return goal
