"""The engine: everything that trains or looks into a model happens behind this class, in other processes.

It starts in the background and returns at once; what is asked before the workers are there waits for them. This
process never imports torch.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from core.engine import asking_tasks
from core.engine.answer import Answer
from core.engine.background import Background
from core.engine.cluster import PROGRESS, cluster_from_environment
from core.engine.driver import Driver
from core.engine.household import Household
from core.engine.priority import ANSWER
from core.engine.questions import Questions
from core.engine.record import Record
from core.engine.roster import Roster, elsewhere
from core.engine.run import Run, new_id
from core.engine.shared_run import SharedRun
from core.engine.sharing import Sharing
from core.engine.shelf import Shelf, check_id
from core.engine.status import Status
from core.engine.stored_run import StoredRun
from core.engine.topics import is_ours
from core.home import home
from core.problems import N_, Problem
from core.topics.settings import Settings


class Engine:
    """All runs by id, live or stored, and the workers. Safe to use from any thread; nothing blocks but the disk."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        shelf = shelf or Shelf(home() / "runs")
        self._background = Background()
        self.cluster = cluster_from_environment()
        self._driver = Driver(self.cluster)
        self._questions = Questions(self.cluster, self._driver.seats)
        self._background.run(self.cluster.serve())
        self._roster = Roster(shelf, self._call, self._driver.busy, lambda: self.cluster.problem)
        self._sharing = Sharing(self.cluster, Household(self._roster.live, shelf))
        if self.cluster.external:
            self._background.run(self._sharing.serve())

    # runs

    def start(self, config: Settings, viewer: str = "") -> Run:
        """A new run; it is queued until a worker takes it. Raises `Problem` where `viewer` has too many going already.

        A caller without a name is not limited.
        """
        self._roster.room_for(viewer)
        number = 1 + max((record.number for record in self.runs(config.topic)), default=0)
        record = Record(id=new_id(), topic=config.topic, config=config.model_dump(mode="json"), number=number)
        run = self._roster.admit(config, record.model_copy(update={"threads": config.threads}))
        run.viewer = viewer
        self._call(run)
        return run

    def run(self, run_id: str) -> Run | SharedRun | StoredRun:
        """The run of that id: live, of another server, or from disk.

        Raises `Problem` when there is none or its record is damaged. Whether another server on the cluster has a run
        that nobody knows here takes most of a second to find out.
        """
        check_id(run_id)
        run = self._near(run_id)
        if run is None and self.cluster.external and not self._roster.shelf.has(run_id):
            self._seek(run_id)
            run = self._near(run_id)
        if run is None:
            return self._roster.read(run_id)
        run.look()
        return run

    def _near(self, run_id: str) -> Run | SharedRun | None:
        """A run that is alive, here or on another server."""
        return self._roster.live.get(run_id) or self._sharing.shared.get(run_id)

    def _seek(self, run_id: str, step: int = -1) -> None:
        """Ask the other servers for a run, of which this one has `step` steps at most."""
        with suppress(TimeoutError):
            self._background.run(self._sharing.seek(run_id, step)).result(timeout=15.0)

    def runs(self, topic: str) -> list[Record]:
        """The records of a topic's runs, newest first: live, stored and recorded ones."""
        known = self._roster.listed([*self._sharing.shared.values()])
        live = {run.id: run.record for run in known if run.record.topic == topic}
        stored = self._roster.shelf.list(topic, without=live)
        return sorted([*live.values(), *stored], key=lambda record: record.place, reverse=True)

    def resume(self, run_id: str, viewer: str = "") -> Run:
        """Go on with a run that was paused, stopped or interrupted, also in an earlier life of this program.

        Raises `Problem` like `start`.
        """
        run = self.run(run_id)
        if isinstance(run, StoredRun) and self.cluster.external:
            self._seek(run_id, run.record.step)  # another server may have gone on with it
            run = self.run(run_id)
        if not run.status.active:
            self._roster.room_for(viewer)
        if isinstance(run, StoredRun):
            run = self._roster.revive(run)
        run.viewer = viewer or run.viewer
        run.play()
        return run

    def delete(self, run_id: str) -> None:
        """Stop a run and remove it from memory and disk; raises `Problem` for recorded runs."""
        run = self.run(run_id)
        if isinstance(run, Run):
            run.stop()
            run.keeper.close()
        elif isinstance(run, SharedRun) or (run.record.owner and run.status.active):
            raise elsewhere()
        self._roster.forget(run_id)
        if isinstance(run, StoredRun) or run.keeper.folder.path.exists():
            self._roster.shelf.delete(run_id)
        if self.cluster.external:
            self._background.run(self._sharing.say("deleted", run=run_id))

    # questions

    def ask(self, run_id: str, step: int | None, question: str, **arguments: Any) -> Answer:
        """Ask the Inspector of a snapshot (`step` None: the newest); before every slice of training."""
        return self._answer(self._ask(run_id, step, question, arguments))

    def do(
        self, function: str, *, progress_key: str | None = None, files_for_here: bool = False, **arguments: Any
    ) -> Answer:
        """Run `core.package.module.function` on a worker, beside the training; it must not use torch's random state.

        If it has a parameter `on_progress`, it gets a function `(done, total)` whose calls show in `progress(key)`.
        `files_for_here`: what it leaves on the disk is for this machine, so no worker of another one will do; it must
        not import torch.
        """
        if not is_ours(function):
            raise ValueError(f"{function} is not a function of this program")
        self.cluster.progress.pop(progress_key, None)
        if files_for_here and self.cluster.external:
            return self._answer(asyncio.to_thread(self._do_here, function, progress_key, arguments))
        progress = (PROGRESS, progress_key) if progress_key else None
        return self._answer(self.cluster.call(asking_tasks.call, function, arguments, progress, priority=ANSWER))

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
        queue, runs = max(0, self.cluster.pending - workers), len(self._driver.seats)
        return Status(state, self.cluster.device, workers, queue, problem, runs)

    def place(self, run_id: str) -> tuple[int, int]:
        """The place of a run among those that wait for their first turn (0: it does not), and how many these are."""
        return self._roster.place(run_id)

    def close(self) -> None:
        """End the workers; runs that were going on are `interrupted` from then on."""
        with suppress(Exception):  # whatever happens now, the workers end
            self._background.run(self.cluster.close()).result(timeout=2.0)
        self.cluster.workforce.end()
        self._background.end()

    # inside

    def _call(self, run: Run) -> None:
        self._background.post(self._driver.call, run)
        self._background.post(self._sharing.announce)

    async def _ask(self, run_id: str, step: int | None, question: str, arguments: dict[str, Any]) -> Any:
        run = self._near(run_id) or await asyncio.to_thread(self.run, run_id)
        return await self._questions.ask(run, step, question, arguments)

    def _do_here(self, function: str, progress_key: str | None, arguments: dict[str, Any]) -> Any:
        def on_progress(done: int, total: int) -> None:
            self.cluster.progress[progress_key] = (done, total)

        return asking_tasks.run_function(function, arguments, on_progress if progress_key else None)

    def _answer(self, coroutine: Any) -> Answer:
        return Answer(self._background.run(coroutine), self._why_late)

    def _why_late(self) -> Problem | None:
        status = self.status()
        if status.state == "starting":
            return Problem(N_("The workers are still starting. Try again in a few seconds."))
        return status.problem
