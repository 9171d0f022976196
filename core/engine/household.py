"""The runs of this server, as the other servers on the cluster ask for them."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from contextlib import suppress

from core.engine.keeper import Keeper
from core.engine.record import Record, RunStatus
from core.engine.run import Run
from core.engine.shelf import Shelf
from core.engine.stored_run import StoredRun
from core.problems import Problem

logger = logging.getLogger(__name__)


class Household:
    """Live runs and those on the shelf."""

    def __init__(self, live: MutableMapping[str, Run], shelf: Shelf) -> None:
        self._live, self._shelf = live, shelf

    def alive(self) -> list[str]:
        """Ids of the runs that this server looks after now."""
        return [run.id for run in list(self._live.values()) if _is_alive(run)]

    def known(self, run_id: str) -> Run | StoredRun | None:
        """The run, live or from the disk; None where this server has none of that id that can be read."""
        with suppress(Problem):
            return self._live.get(run_id) or StoredRun(self._shelf.find(run_id))
        return None

    def keeper(self, record: Record) -> Keeper:
        """Brings the copy of another server's run to the disk, in place of what is there of it."""
        keeper = Keeper(self._shelf.folder(record.topic, record.id))
        keeper.forget_after(0)
        return keeper

    def let_go(self, run_id: str) -> None:
        """Another server looks after this run now: what this one remembers of it is old."""
        self._live.pop(run_id, None)

    def throw_away(self, run_id: str) -> None:
        """Delete the copy of a run that somebody deleted on another server, unless it goes on here."""
        if run_id in self.alive():
            return
        if run := self._live.pop(run_id, None):
            run.keeper.close()
        with suppress(Problem):
            self._shelf.delete(run_id)


def _is_alive(run: Run) -> bool:
    return run.status.active or run.status is RunStatus.PAUSED
