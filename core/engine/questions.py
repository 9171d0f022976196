"""Finds a worker for a question: one that holds the Inspector already, else the quietest with everything it needs."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any

from core.engine.asking_tasks import answer
from core.engine.chain import Seats
from core.engine.cluster import Cluster
from core.engine.priority import ANSWER
from core.engine.run import Run
from core.engine.shared_run import SharedRun
from core.engine.stored_run import StoredRun, no_snapshot

AnyRun = Run | SharedRun | StoredRun
REMEMBERED = 500


class Questions:
    """Lives in the engine's event loop."""

    def __init__(self, cluster: Cluster, seats: Seats) -> None:
        self._cluster = cluster
        self._seats = seats
        self._holders: OrderedDict[tuple[str, str], str] = OrderedDict()  # Inspector -> worker that made it

    async def ask(self, run: AnyRun, step: int | None, question: str, arguments: dict[str, Any]) -> Any:
        """The Inspector's answer; `step` None = the newest snapshot, for which a run that has none yet is awaited."""
        step = await _newest(run) if step is None else step
        digest = run.snapshot_digests.get(step)
        if digest is None:
            raise no_snapshot(step)
        key = (run.id, digest)
        holder = self._holders.get(key)
        if holder in self._cluster.workers:
            reply = await self._cluster.call(answer, key, None, question, arguments, worker=holder, priority=ANSWER)
            if not reply.missing:
                return reply.value
        payload = await asyncio.to_thread(run.payload, step)
        seat = self._seats.quietest(self._cluster.workers)
        reply = await self._cluster.call(answer, key, payload, question, arguments, worker=seat, priority=ANSWER)
        self._remember(key, reply.worker)
        return reply.value

    def _remember(self, key: tuple[str, str], worker: str) -> None:
        self._holders[key] = worker
        self._holders.move_to_end(key)
        while len(self._holders) > REMEMBERED:
            self._holders.popitem(last=False)


async def _newest(run: AnyRun) -> int:
    while not run.snapshots and run.status.active:
        await asyncio.sleep(0.02)
    if not run.snapshots:
        raise run.problem or no_snapshot(0)
    return run.snapshots[-1]
