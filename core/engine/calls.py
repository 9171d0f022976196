"""Calls of functions on workers, while they are under way. Lives in the engine's event loop."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Collection
from concurrent.futures import CancelledError
from typing import Any

from core.engine.priority import TRAINING
from core.problems import N_, Problem


class Lost(Problem):
    """This process takes leave of the cluster; what was under way can be continued later."""


class Gone(Exception):  # noqa: N818 - not an error of the program
    """The worker of a call, or the connection with it, went away. `suspect`: the worker, while it did this call."""

    def __init__(self, *, suspect: bool) -> None:
        super().__init__(suspect)
        self.suspect = suspect


class Calls:
    """Hands calls to Dask's client and waits for what comes of them."""

    def __init__(self) -> None:
        self.pending = 0  # handed over and not yet answered
        self._client: Any = None
        self._connected = asyncio.Event()
        self._over = False
        # Task under way -> the worker it must run on, and its priority; oldest first.
        self._pinned: dict[Any, tuple[str | None, int]] = {}
        self._suspects: set[Any] = set()  # tasks that a worker was at when it ended

    def connect(self, client: Any) -> None:
        """From now on calls go through this client of Dask; None: they wait for the next one."""
        self._client = client
        if client is None:
            self._connected.clear()
        else:
            self._connected.set()

    def end(self) -> None:
        """What is under way is lost from now on, and not made anew."""
        self._over = True
        self._connected.clear()

    async def connected(self) -> None:
        """Wait until there is a connection."""
        await self._connected.wait()

    async def make(self, function: Callable, args: tuple, worker: str | None, priority: int) -> Any:
        """Run `function(*args)` on `worker` (None: any). Raises `Gone`, `Lost`, or the `Problem` that came of it."""
        from distributed import KilledWorker

        self.pending += 1
        try:
            return await self._submit(function, args, worker, priority)
        except KilledWorker as error:
            raise Problem(
                N_("The worker process ended several times while it did this, perhaps for lack of memory."),
            ) from error
        except (CancelledError, OSError, RuntimeError) as error:  # RuntimeError: the client is closed already
            if self._over:
                raise Lost(N_("The dashboard was closed. Continue the run when it is back.")) from error
            await asyncio.sleep(0.1)  # whoever looks after the connection has to notice first
            raise Gone(suspect=False) from error
        finally:
            self.pending -= 1

    async def _submit(self, function: Callable, args: tuple, worker: str | None, priority: int) -> Any:
        future = self._client.submit(
            function, *args, key=f"{function.__name__}-{uuid.uuid4().hex}", pure=False, priority=priority,
            workers=[worker] if worker else None, fifo_timeout="0ms",
        )  # fmt: skip
        self._pinned[future] = (worker, priority)
        try:
            return await future
        except CancelledError as error:
            if future in self._suspects:
                raise Gone(suspect=True) from error
            raise
        finally:
            del self._pinned[future]
            self._suspects.discard(future)

    async def call_back(self, present: Collection[str]) -> None:
        """Cancel the calls on workers that are not `present` any more: Dask would wait for them for ever."""
        gone = {future: at for future, at in self._pinned.items() if at[0] and at[0] not in present}
        # A worker does one thing after the other, the urgent ones first, so it was most likely at the oldest of these.
        # An innocent one that had just come is suspected once. Only training is ever suspected.
        last_first = sorted(reversed(gone.items()), key=lambda one: one[1][1])
        at = {worker: future for future, (worker, priority) in last_first if priority in TRAINING}
        self._suspects |= set(at.values())
        for future in gone:
            await future.cancel()
