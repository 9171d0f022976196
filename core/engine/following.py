"""Following one run of another server, until it is over or that server is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from core.engine.keeper import Keeper
from core.engine.parcel import Parcel, Want
from core.engine.record import Record, RunStatus
from core.engine.shared_run import SharedRun

OFTEN, SELDOM = 0.25, 3.0  # seconds between two questions: while somebody looks at the run here, and otherwise
OVER = (RunStatus.FINISHED, RunStatus.DIVERGED, RunStatus.FAILED)


class Follower:
    """Asks the other server for what is new, and brings it into memory and to the disk of this one."""

    def __init__(self, sharing: Any, keeper: Callable[[Record], Keeper], server: str, run_id: str) -> None:
        self.server, self.run_id = server, run_id
        self.settled = asyncio.Event()  # the run is seen live, or what can be had of it is on this server's disk
        self._sharing, self._keeper = sharing, keeper
        self._loop = asyncio.get_running_loop()
        self._pressed = asyncio.Event()
        self._run: SharedRun | None = None
        self._state_asked = 0.0

    async def follow(self) -> None:
        """Go on until nothing more will come from there."""
        try:
            while self._sharing.here(self.server):
                parcel = await self._sharing.fetch(self.server, self.run_id, self._want())
                if parcel is None:
                    await asyncio.sleep(OFTEN)
                    continue
                await self._take_in(parcel)
                if parcel.whole and not self._alive():
                    return
                if parcel.whole:
                    await self._rest()
            if self._run:
                self._run.lose()
                await self._write()
        finally:
            self._sharing.over(self)
            self.settled.set()

    def _want(self) -> Want:
        if self._run is None:
            return Want(state=-1)
        due = self._loop.time() - self._state_asked > SELDOM
        self._state_asked = self._loop.time() if due else self._state_asked
        return self._run.want(state=due)

    async def _take_in(self, parcel: Parcel) -> None:
        if self._run is None:
            record = Record.model_validate_json(parcel.record)
            self._run = SharedRun(record, self._keeper(record), self._tell)
        self._run.absorb(parcel)
        self._sharing.shared[self.run_id] = self._run
        if self._alive():
            self.settled.set()
        await self._write()

    async def _write(self) -> None:
        run = self._run
        await asyncio.to_thread(run.keeper.flush, lambda: run.record, run.history, over=run.record.status in OVER)

    def _alive(self) -> bool:
        return self._run.going or self._run.record.status is RunStatus.PAUSED

    async def _rest(self) -> None:
        began = self._loop.time()
        while self._loop.time() - began < (OFTEN if self._run.watched else SELDOM) and not self._pressed.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._pressed.wait(), OFTEN)
        self._pressed.clear()

    def _tell(self, button: str, value: object) -> None:
        """Press a button of the run; called by pages, in their threads."""
        asyncio.run_coroutine_threadsafe(self._press(button, value), self._loop)

    async def _press(self, button: str, value: object) -> None:
        await self._sharing.press(self.server, self.run_id, button, value)
        self._pressed.set()
