"""A thread with an event loop in which everything of the engine happens."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from typing import Any


class Background:
    """Starts at once and takes work from any thread, in order."""

    def __init__(self) -> None:
        self._loop = asyncio.SelectorEventLoop()  # the kind that tornado wants, on Windows too
        self._thread = threading.Thread(target=self._loop.run_forever, name="glassbox-engine", daemon=True)
        self._thread.start()

    def post(self, function: Callable, *args: Any) -> None:
        """Call a function in the loop, soon."""
        self._loop.call_soon_threadsafe(function, *args)

    def run(self, coroutine: Coroutine) -> Future:
        """Run a coroutine in the loop."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    def end(self) -> None:
        """Cancel what is under way and stop the loop."""
        with suppress(TimeoutError):
            self.run(_cancel_all()).result(timeout=2.0)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=2.0)


async def _cancel_all() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.wait(others, timeout=1.0) if others else None
