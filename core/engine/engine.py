"""The engine: everything that trains or looks into a model happens behind this class, in other processes.

It starts in the background and returns at once; what is asked before the workers are there waits for them. This
process never imports torch.
"""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from core.engine import asking_tasks
from core.engine.answer import Answer
from core.engine.background import Background
from core.engine.cluster import PROGRESS, cluster_from_environment
from core.engine.driver import Driver
from core.engine.keeper import Keeper
from core.engine.owner import this_process
from core.engine.questions import PRIORITY, Questions
from core.engine.record import Record
from core.engine.run import Run, new_id
from core.engine.shelf import Shelf, check_id, home
from core.engine.stored_run import StoredRun
from core.engine.topics import is_ours
from core.problems import N_, Problem
from core.topics.settings import Settings

MOST_IN_MEMORY = 200  # runs


@dataclass(frozen=True)
class Status:
    """The engine in one line of the sidebar."""

    state: str  # "starting", "ready" or "failed"
    device: str  # "" until a worker has said
    workers: int  # alive
    queue: int  # tasks that wait for a worker
    problem: Problem | None


class Engine:
    """All runs by id, live or stored, and the workers. Safe to use from any thread; nothing blocks but the disk."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf or Shelf(home() / "runs")
        self._lock = threading.Lock()
        self._live: OrderedDict[str, Run] = OrderedDict()
        self._stored: OrderedDict[str, StoredRun] = OrderedDict()
        self._background = Background()
        self.cluster = cluster_from_environment()
        self._driver = Driver(self.cluster)
        self._questions = Questions(self.cluster, self._driver.seats)
        self._background.run(self.cluster.serve())

    # runs

    def start(self, config: Settings) -> Run:
        """A new run; it is queued until a worker takes it."""
        number = 1 + max((record.number for record in self.runs(config.topic)), default=0)
        record = Record(id=new_id(), topic=config.topic, config=config.model_dump(mode="json"), number=number)
        run = self._admit(config, record.model_copy(update={"threads": config.threads}))
        self._call(run)
        return run

    def run(self, run_id: str) -> Run | StoredRun:
        """The run of that id, live or from disk; raises `Problem` when there is none or its record is damaged."""
        check_id(run_id)
        with self._lock:
            if run := self._live.get(run_id):
                return run
        stored = StoredRun(self._shelf.find(run_id))
        with self._lock:
            known = self._stored.get(run_id)
            if known and known.record == stored.record:
                return known  # with what it has read already
            self._stored[run_id] = stored
            while len(self._stored) > MOST_IN_MEMORY:
                self._stored.popitem(last=False)
            return stored

    def runs(self, topic: str) -> list[Record]:
        """The records of a topic's runs, newest first: live, stored and recorded ones."""
        with self._lock:
            live = {run.id: run.record for run in self._live.values() if run.record.topic == topic}
        stored = [record for record in self._shelf.list(topic) if record.id not in live]
        return sorted([*live.values(), *stored], key=lambda record: record.place, reverse=True)

    def resume(self, run_id: str) -> Run:
        """Go on with a run that was paused, stopped or interrupted, also in an earlier life of this program."""
        run = self.run(run_id)
        if isinstance(run, StoredRun):
            run = self._revive(run)
        run.play()
        return run

    def delete(self, run_id: str) -> None:
        """Stop a run and remove it from memory and disk; raises `Problem` for recorded runs."""
        run = self.run(run_id)
        if isinstance(run, Run):
            run.stop()
            run.keeper.close()
        elif run.record.owner and run.status.active:
            raise _elsewhere()
        with self._lock:
            self._live.pop(run_id, None)
            self._stored.pop(run_id, None)
        if isinstance(run, StoredRun) or run.keeper.folder.path.exists():
            self._shelf.delete(run_id)

    # questions

    def ask(self, run_id: str, step: int | None, question: str, **arguments: Any) -> Answer:
        """Ask the Inspector of a snapshot (`step` None: the newest); before every slice of training."""
        return self._answer(self._ask(run_id, step, question, arguments))

    def do(self, function: str, *, progress_key: str | None = None, **arguments: Any) -> Answer:
        """Run `core.package.module.function` on a worker, beside the training; it must not use torch's random state.

        If it has a parameter `on_progress`, it gets a function `(done, total)` whose calls show in `progress(key)`.
        """
        if not is_ours(function):
            raise ValueError(f"{function} is not a function of this program")
        self.cluster.progress.pop(progress_key, None)
        progress = (PROGRESS, progress_key) if progress_key else None
        return self._answer(self.cluster.call(asking_tasks.call, function, arguments, progress, priority=PRIORITY))

    def progress(self, key: str) -> tuple[int, int] | None:
        """How far the task started with `progress_key=key` is: done and total; None before it says so."""
        return self.cluster.progress.get(key)

    def warm(self, topic: str) -> Answer:
        """Let every worker, now and later, import what the topic needs, so that a first click finds it loaded."""
        self.cluster.topics.add(topic)
        return self._answer(self.cluster.call_everywhere(asking_tasks.prepare, topic))

    def status(self) -> Status:
        """How the engine is; costs microseconds."""
        workers, problem = len(self.cluster.workers), self.cluster.problem
        state = "ready" if workers else "failed" if problem else "starting"
        return Status(state, self.cluster.device, workers, max(0, self.cluster.pending - workers), problem)

    def close(self) -> None:
        """End the workers; runs that were going on are `interrupted` from then on."""
        with suppress(Exception):  # whatever happens now, the workers end
            self._background.run(self.cluster.close()).result(timeout=2.0)
        self.cluster.workforce.end()
        self._background.end()

    # inside

    def _admit(self, config: Settings, record: Record) -> Run:
        keeper = Keeper(self._shelf.folder(record.topic, record.id))
        run = Run(config, record, keeper, self._call, lambda: self.cluster.problem)
        with self._lock:
            self._live[run.id] = run
            over = [run for run in self._live.values() if not run.status.active and not run.status.resumable]
            for old in over[: max(0, len(self._live) - MOST_IN_MEMORY)]:
                if old.keeper.problem is None:  # it is on disk, where it can be read again
                    del self._live[old.id]
        return run

    def _revive(self, stored: StoredRun) -> Run:
        if stored.record.recorded:
            raise Problem(N_("Recorded runs come with the program and cannot go on."))
        if not stored.status.resumable:
            raise _elsewhere() if stored.status.active else Problem(N_("This run is over and cannot go on."))
        config, folder = stored.config, stored.folder
        history, digests, state = folder.history(), folder.snapshot_digests(), folder.state()
        run = self._admit(config, stored.record.model_copy(update={"owner": this_process()}))
        try:
            run.continue_from(history, digests, state)
        except Problem:
            with self._lock:
                del self._live[run.id]
            raise
        return run

    def _call(self, run: Run) -> None:
        self._background.post(self._driver.call, run)

    async def _ask(self, run_id: str, step: int | None, question: str, arguments: dict[str, Any]) -> Any:
        run = self._live.get(run_id) or await asyncio.to_thread(self.run, run_id)
        return await self._questions.ask(run, step, question, arguments)

    def _answer(self, coroutine: Any) -> Answer:
        return Answer(self._background.run(coroutine), self._why_late)

    def _why_late(self) -> Problem | None:
        status = self.status()
        if status.state == "starting":
            return Problem(N_("The workers are still starting. Try again in a few seconds."))
        return status.problem


def _elsewhere() -> Problem:
    return Problem(N_("Another window of this program is training this run."))
