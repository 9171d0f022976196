"""The runs that this process has in memory: those that live here, and what was read of others from the disk."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from core.engine.idle import forget_idle
from core.engine.keeper import Keeper
from core.engine.owner import this_process
from core.engine.record import Record, RunStatus
from core.engine.run import Run
from core.engine.shelf import Shelf
from core.engine.stored_run import StoredRun
from core.limits import limits
from core.problems import N_, Problem
from core.topics.settings import Settings

MOST_IN_MEMORY = 200  # runs


class Roster:
    """Safe to use from any thread. `shelf`: where runs are kept; `live`: run id -> run, oldest first."""

    def __init__(
        self, shelf: Shelf, call_driver: Callable[[Run], None], busy: Callable[[str], bool],
        hindrance: Callable[[], Problem | None],
    ) -> None:  # fmt: skip
        self.live: OrderedDict[str, Run] = OrderedDict()
        self.stored: OrderedDict[str, StoredRun] = OrderedDict()
        self.shelf = shelf
        self._call_driver = call_driver
        self._busy = busy
        self._hindrance = hindrance
        self._lock = threading.Lock()

    def listed(self, others: list[Run]) -> list[Run]:
        """`others`, and all that live here, as of now."""
        with self._lock:
            return [*others, *self.live.values()]

    def room_for(self, viewer: str) -> None:
        """Raises `Problem` where `viewer` has as many runs going as anybody may; a caller without a name may all."""
        with self._lock:
            going = sum(run.status.active for run in self.live.values() if viewer and run.viewer == viewer)
        if going >= limits().runs_at_a_time:
            raise Problem(
                N_("You have {count} runs going at the same time, and more are not possible here. Stop one, or wait "
                   "until one is finished."), count=going,
            )  # fmt: skip

    def admit(self, config: Settings, record: Record) -> Run:
        """A run that lives here from now on; the oldest that are over make room for it."""
        run = Run(config, record, Keeper(self.shelf.folder(record.topic, record.id)), self._call_driver,
                  self._hindrance)  # fmt: skip
        with self._lock:
            forget_idle(self.live, self._busy)
            self.live[run.id] = run
            over = [run for run in self.live.values() if not run.status.active and not run.status.resumable]
            for old in over[: max(0, len(self.live) - MOST_IN_MEMORY)]:
                if old.keeper.problem is None:  # it is on disk, where it can be read again
                    del self.live[old.id]
        return run

    def read(self, run_id: str) -> StoredRun:
        """A run on the disk, with what was read of it before; raises `Problem`."""
        stored = StoredRun(self.shelf.find(run_id))
        with self._lock:
            known = self.stored.get(run_id)
            if known and known.record == stored.record:
                return known
            self.stored[run_id] = stored
            while len(self.stored) > MOST_IN_MEMORY:
                self.stored.popitem(last=False)
            return stored

    def revive(self, stored: StoredRun) -> Run:
        """Let a run from the disk live here; raises `Problem` where it cannot go on."""
        if stored.record.recorded:
            raise Problem(N_("Recorded runs come with the program and cannot go on."))
        if not stored.status.resumable:
            raise elsewhere() if stored.status.active else Problem(N_("This run is over and cannot go on."))
        config, folder = stored.config, stored.folder
        history, digests, state = folder.history(), folder.snapshot_digests(), folder.state()
        run = self.admit(config, stored.record.model_copy(update={"owner": this_process()}))
        try:
            run.continue_from(history, digests, state)
        except Problem:
            with self._lock:
                del self.live[run.id]
            raise
        return run

    def forget(self, run_id: str) -> None:
        """Keep nothing of this run in memory."""
        with self._lock:
            self.live.pop(run_id, None)
            self.stored.pop(run_id, None)

    def place(self, run_id: str) -> tuple[int, int]:
        """The place of a run among those that wait for their first turn (0: it does not), and how many these are."""
        with self._lock:
            waiting = [run.id for run in self.live.values() if run.status is RunStatus.QUEUED]
        return (waiting.index(run_id) + 1 if run_id in waiting else 0), len(waiting)


def elsewhere() -> Problem:
    """Another process looks after the run."""
    return Problem(N_("Another window of this program is training this run."))
