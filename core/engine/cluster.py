"""The Dask cluster behind the engine: a scheduler in this process with local workers, or one that exists already.

Everything here runs in the engine's event loop. `distributed` is imported when the cluster opens, not before.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from core.engine import dask_settings, steady_clock
from core.engine.asking_tasks import device, limber_up, prepare
from core.engine.calls import Calls, Gone
from core.engine.postbox import Postbox
from core.engine.priority import ERRAND, LIMBERING, ORDER
from core.engine.refusals import check_workers, refusal, silence
from core.engine.sending import Sender
from core.engine.workforce import Workforce
from core.limits import limits
from core.problems import N_, Absent, Problem

logger = logging.getLogger(__name__)

# Dask collects messages for 5 to 10 ms before it sends the next ones. Nearly every order meets such a wait twice,
# because the release of the order before it was sent a moment ago.
QUICK = 0.001  # seconds

PROGRESS = "glassbox-progress"  # the Dask topic on which long tasks say how far they are

SILENCE = 3.0  # seconds without an answer from the scheduler, after which the page says so


class Cluster:
    """Runs functions on workers. `workers` and `problem` are cheap to read from any thread."""

    def __init__(self, size: int, address: str | None = None) -> None:
        self.workers: tuple[str, ...] = ()
        self.problem: Problem | None = None
        self.device = ""  # its name, once a worker has said it
        self.topics: set[str] = set()  # what every worker should have loaded
        self.progress: dict[str, tuple[int, int]] = {}
        self.workforce = Workforce(0 if address else size)
        self._address = address
        self.external = bool(address)  # workers of other machines, which share no disk with this one
        self._closed = False
        self._greeted = False  # a worker has loaded everything
        self._known = False  # the scheduler has answered before
        self.postbox = Postbox()
        self._calls = Calls()
        self._sender = Sender(self.call)
        self._scheduler: Any = None
        self._client: Any = None
        self._staffed = asyncio.Event()  # there is a worker
        self._background: set[asyncio.Task] = set()  # the loop itself holds no task

    @property
    def pending(self) -> int:
        """How many calls are handed over and not yet answered."""
        return self._calls.pending

    async def serve(self) -> None:
        """Open the cluster and look after it until cancelled."""
        if not self.external:
            self.workforce.start_first()
        await asyncio.sleep(0)
        dask_settings.apply()
        while not self._closed:
            try:
                await self._open()
                await self._look_after()
                self.problem = self._silent()
            except Exception as error:  # noqa: BLE001 - said to everybody who looks, and tried again
                logger.warning("no connection with the scheduler: %r", error)
                self.problem = refusal(error, self._address, known=self._known)
            self._calls.connect(None)
            self.postbox.connect(None)
            self._count(())
            await self._hang_up()
            await asyncio.sleep(1.0)

    async def close(self) -> None:
        """Take leave of the cluster; local workers end."""
        self._closed = True
        self._calls.end()
        for part in (self._client, self._scheduler):
            if part is not None:
                await part.close()
        await asyncio.to_thread(self.workforce.end)

    async def call(
        self, function: Callable, *args: Any, worker: str | None = None, priority: int = ORDER, elsewhere: bool = True
    ) -> Any:
        """Run `function(*args)` on a worker, on `worker` if it is there; raises `Problem` or `Lost`.

        Files that a worker of another machine lacks are sent to it, and the call is made anew. When the worker or the
        connection goes away, the call is made anew, too, on another worker or when the connection is back: it must bear
        that. With `elsewhere=False` it raises `Gone` instead.
        """
        sent, since = set(), asyncio.get_running_loop().time()
        while True:
            try:
                return await self._call(function, args, worker, priority)
            except Absent as absent:
                lack = (absent.machine, absent.lacks)
                if not self.external or lack in sent or not await self._sender.send(absent, since):
                    raise
                sent.add(lack)
                worker = absent.machine
            except Gone:
                if not elsewhere:
                    raise
                worker = None

    async def _call(self, function: Callable, args: tuple, worker: str | None, priority: int) -> Any:
        await self._calls.connected()
        return await self._calls.make(function, args, worker if worker in self.workers else None, priority)

    async def staffed(self) -> None:
        """Wait until there is a worker."""
        await self._staffed.wait()

    async def call_everywhere(self, function: Callable, *args: Any) -> None:
        """Run a function on every worker that is there."""
        await self._calls.connected()
        await asyncio.gather(*(self.call(function, *args, worker=worker) for worker in self.workers))

    async def _open(self) -> None:
        from distributed import Client, Scheduler
        from distributed.scheduler import DEFAULT_EXTENSIONS

        steady_clock.install()
        if not self.external and self._scheduler is None:
            options = {"host": dask_settings.LOOPBACK, "port": 0, "dashboard_address": dask_settings.NO_DASHBOARD}
            options["extensions"] = dask_settings.without_spans(DEFAULT_EXTENSIONS)
            self._scheduler = await Scheduler(dashboard=False, **options)
            self._address = self._scheduler.address
            self.workforce.tell(self._address)
        options = {"asynchronous": True, "set_as_default": False, "direct_to_workers": True}
        self._client = await Client(self._address, timeout=10, **options)
        self._client.scheduler_comm.interval = QUICK
        self._client.subscribe_topic(PROGRESS, self._note_progress)
        if self.external:
            self.postbox.connect(self._client)
        self._calls.connect(self._client)
        self._known, self.problem = True, None

    async def _hang_up(self) -> None:
        """Give the client up: the next connection gets a new one, and this one must not come back by itself."""
        if self._client is not None:
            with suppress(OSError):  # nobody is there to take leave of
                await self._client.close(timeout=2)

    async def _look_after(self) -> None:
        while self._client.status == "running":
            before = self.workers
            self._count(await self._present())
            for newcomer in set(self.workers) - set(before):
                self._background.add(asyncio.create_task(self._greet(newcomer)))
            if set(before) - set(self.workers):
                await self._calls.call_back(self.workers)
            if self._scheduler is not None:
                present = {state.name for state in self._scheduler.workers.values()}
                self.workforce.tend(self._address, present, hire=self._greeted)
                self.problem = self.workforce.problem
            else:
                self.problem = None if self.workers else self._no_worker()
            await asyncio.sleep(0.3 if self.workers else 0.03)

    def _count(self, workers: tuple[str, ...]) -> None:
        self.workers = workers
        if workers:
            self._staffed.set()
        else:
            self._staffed.clear()

    async def _present(self) -> tuple[str, ...]:
        if self._scheduler is not None:
            for stream in self._scheduler.stream_comms.values():
                stream.interval = QUICK
            return tuple(self._scheduler.workers)
        asking = asyncio.ensure_future(self._client.scheduler.identity(n_workers=-1))
        await asyncio.wait({asking}, timeout=SILENCE)
        if not asking.done():  # the connection may still be whole
            self.problem = self._silent()
        workers = (await asking)["workers"]
        check_workers(workers)
        return tuple(workers)

    async def _greet(self, worker: str) -> None:
        with suppress(Problem):
            self.device = self.device or await self.call(device, worker=worker, priority=ERRAND)
            for topic in self.topics:
                await self.call(prepare, topic, worker=worker)
            await self.call(limber_up, worker=worker, priority=LIMBERING)
        self._greeted = True
        self._background.discard(asyncio.current_task())

    def _silent(self) -> Problem:
        return silence(self._address)

    def _no_worker(self) -> Problem:
        return Problem(
            N_("The Dask scheduler at {address} has no worker. What is under way goes on as soon as one comes."),
            address=self._address,
        )

    def _note_progress(self, event: tuple[float, dict]) -> None:
        _, message = event
        self.progress[message["key"]] = (message["done"], message["total"])


def cluster_from_environment() -> Cluster:
    """`GLASSBOX_SCHEDULER`: the address of a Dask cluster; else `GLASSBOX_WORKERS` local workers (default 2)."""
    return Cluster(limits().workers, os.environ.get("GLASSBOX_SCHEDULER"))
