"""Carries orders from runs to workers and reports back. Lives in the engine's event loop."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from core.engine.calls import Gone, Lost
from core.engine.chain import Seats
from core.engine.cluster import Cluster
from core.engine.messages import Order, Report
from core.engine.priority import ERRAND, FIRST_ORDER, ORDER
from core.engine.record import RunStatus
from core.engine.run import Run
from core.engine.training_tasks import advance, drop
from core.problems import N_, Problem

logger = logging.getLogger(__name__)


class Driver:
    """Keeps every run going that wants to go; a run that wants nothing costs nothing."""

    def __init__(self, cluster: Cluster) -> None:
        self.seats = Seats()
        self._cluster = cluster
        self._tasks: dict[str, asyncio.Task] = {}
        self._called: dict[str, asyncio.Event] = {}

    def busy(self, run_id: str) -> bool:
        """Whether this run has an order out, or is being written to disk."""
        return run_id in self._tasks

    def call(self, run: Run) -> None:
        """Look what this run wants now."""
        self._called.setdefault(run.id, asyncio.Event()).set()
        if run.id not in self._tasks:
            self._tasks[run.id] = asyncio.create_task(self._drive(run))

    async def _drive(self, run: Run) -> None:
        called = self._called[run.id]
        saving = _Saving(run)
        while called.is_set():
            await self._advance(run, saving, called)
            self.seats.leave(run.id)
            await saving.finish()
        del self._tasks[run.id], self._called[run.id]  # nothing is awaited between the test above and this
        if run.status is not RunStatus.PAUSED:
            with suppress(Problem):
                await self._cluster.call(drop, run.id, run.chain.id, worker=run.worker, priority=ERRAND)

    async def _advance(self, run: Run, saving: _Saving, called: asyncio.Event) -> None:
        try:
            while (order := await self._next_order(run, called)) is not None:
                saving.begin()
                began = asyncio.get_running_loop().time()
                if (report := await self._carry_out(run, order)) is None:
                    continue
                run.absorb(order, report)
                if run.speed and len(report.rows):
                    await _sleep_until(began + len(report.rows) / run.speed, called)
        except Lost as problem:
            run.fail(problem, RunStatus.INTERRUPTED)
        except Problem as problem:
            run.fail(problem)
        except Exception as error:
            logger.exception("run %s", run.id)
            run.fail(Problem(N_("An error in the program stopped this: {error}"), error=f"{error!r}"[:300]))

    async def _carry_out(self, run: Run, order: Order) -> Report | None:
        """The report; None when worker or connection went away. Whoever gets the next order says what was lost."""
        try:
            priority = ORDER if order.serial else FIRST_ORDER
            return await self._cluster.call(advance, order, worker=run.worker, priority=priority, elsewhere=False)
        except Gone as gone:
            if gone.suspect:
                run.blame()
            return None

    async def _next_order(self, run: Run, called: asyncio.Event) -> Order | None:
        while True:
            called.clear()  # what was asked up to now goes into this order; what comes later ends its wait
            run.chain.sit_at(self.seats.find(run.id, run.chain, self._cluster.workers))
            order = run.next_order(calm=self._cluster.pending < len(self._cluster.workers))
            if order is None or self._cluster.workers:
                return order
            await self._cluster.staffed()  # left to itself, Dask would give an order that kills to the next who comes


class _Saving:
    """Writes a run to disk beside its training, one write at a time."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._task: asyncio.Task | None = None

    def begin(self) -> None:
        """Write what is waiting, unless a write is under way: the next one takes it along."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write())

    async def finish(self) -> None:
        """Write everything that is waiting."""
        if self._task:
            await self._task
        await self._write()

    async def _write(self) -> None:
        run = self._run
        over = run.status in (RunStatus.FINISHED, RunStatus.DIVERGED, RunStatus.FAILED)
        try:
            await asyncio.to_thread(run.keeper.flush, lambda: run.record, run.history, over=over)
        except Exception:
            logger.exception("run %s could not be stored", run.id)


async def _sleep_until(moment: float, called: asyncio.Event) -> None:
    """Wait until `moment` of the loop's clock, or until something is asked of the run."""
    with suppress(TimeoutError):
        async with asyncio.timeout_at(moment):
            await called.wait()
