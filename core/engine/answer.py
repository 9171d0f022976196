"""An answer that is on its way."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any

from core.problems import N_, Problem


class Answer:
    """What `ask` and `do` return at once; the value comes later."""

    def __init__(self, future: Future, why_late: Callable[[], Problem | None] = lambda: None) -> None:
        self._future = future
        self._why_late = why_late

    def done(self) -> bool:
        """Whether `result` returns (or raises) without waiting."""
        return self._future.done()

    def wait(self, seconds: float) -> bool:
        """Wait at most so long; whether the answer is there."""
        return bool(wait([self._future], seconds).done)

    def result(self, timeout: float | None = 30.0) -> Any:
        """The value; waits at most `timeout` seconds. Raises `Problem`, also when the time is over.

        After a timeout the answer is still on its way: ask `done` later.
        """
        try:
            return self._future.result(timeout)
        except TimeoutError:
            if self._future.done():
                raise
            raise self._why_late() or Problem(
                N_("The answer takes longer than {seconds} seconds: the workers are busy."), seconds=timeout
            ) from None

    def cancel(self) -> None:
        """The answer is not wanted any more."""
        self._future.cancel()
