"""Functions to run on a worker."""

from __future__ import annotations

from collections.abc import Callable

from core.corpora.locate import cache_folder


def count_to(goal: int, on_progress: Callable[[int, int], None]) -> int:
    """Count and say so."""
    for number in range(1, goal + 1):
        on_progress(number, goal)
    return goal


def leave(name: str, on_progress: Callable[[int, int], None]) -> None:
    """Leave a file in the cache folder of the machine that runs this, as fetching does."""
    cache_folder().mkdir(parents=True, exist_ok=True)
    (cache_folder() / name).write_text("here")
    on_progress(1, 1)
