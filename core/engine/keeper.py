"""Brings a run to disk behind its back: what the disk refuses stays in memory and is tried again."""

from __future__ import annotations

import errno
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from core.engine.messages import Report
from core.engine.record import Record
from core.engine.run_folder import RunFolder
from core.problems import N_, Problem
from core.training.contract import Row
from core.training.history import History

logger = logging.getLogger(__name__)


@dataclass
class _Waiting:
    """What memory has and the disk has not."""

    rows: list[Row] = field(default_factory=list)
    whole_history: bool = False  # the file does not continue what is in memory: replace it
    artifacts: dict[str, str] = field(default_factory=dict)
    snapshots: dict[int, bytes] = field(default_factory=dict)
    state: tuple[int, bytes] | None = None
    forget_after: int | None = None
    rewinds: int = 0


class Keeper:
    """`note` and `forget_after` are quick and never touch the disk; `flush` does, in any thread."""

    def __init__(self, folder: RunFolder) -> None:
        self.folder = folder
        self.problem: Problem | None = None
        self._noted = threading.Lock()  # what is waiting
        self._writing = threading.Lock()  # one flush at a time
        self._waiting = _Waiting()
        self._stored_step = 0  # the newest row on disk
        self._closed = False

    def goes_on_from(self, step: int) -> None:
        """The folder holds the run up to `step` already; what is later in it gets forgotten."""
        self._stored_step = step
        self.forget_after(step)

    def note(self, report: Report) -> None:
        """Take what a report brought."""
        with self._noted:
            waiting = self._waiting
            waiting.rows += report.rows
            waiting.artifacts |= report.artifacts or {}
            waiting.snapshots |= report.snapshots
            if report.state is not None:
                waiting.state = (report.step, report.state)

    def forget_after(self, step: int) -> None:
        """The run goes on from `step`: what came later never happened."""
        with self._noted:
            waiting = self._waiting
            waiting.rewinds += 1
            waiting.rows, waiting.whole_history = [], True
            waiting.snapshots = {at: data for at, data in waiting.snapshots.items() if at <= step}
            waiting.state = waiting.state if waiting.state and waiting.state[0] <= step else None
            waiting.forget_after = step if waiting.forget_after is None else min(step, waiting.forget_after)

    def snapshot(self, step: int) -> bytes:
        """A snapshot, from memory where it is not on disk yet."""
        waiting = self._waiting.snapshots.get(step)
        return waiting if waiting is not None else self.folder.snapshot(step)

    def artifacts(self) -> dict[str, str]:
        """The text files, from memory where they are not on disk yet."""
        return dict(self._waiting.artifacts) or self.folder.artifacts()

    def artifact(self, name: str) -> str | None:
        """One text file, from memory where it is not on disk yet; None where there is none of that name."""
        waiting = self._waiting.artifacts.get(name)
        return waiting if waiting is not None else self.folder.artifact(name)

    def flush(self, record: Callable[[], Record], history: History, *, over: bool = False) -> None:
        """Write what is waiting, then the record. `over`: the run will not go on, so its state can go."""
        with self._writing:
            if self._closed:
                return
            try:
                self._write(history, over)
                self.problem = None
                self.folder.write_record(record())
            except (OSError, Problem) as error:
                logger.warning("run %s could not be stored: %s", self.folder.path.name, error)
                self.problem = error if isinstance(error, Problem) else _problem_of(error)

    def close(self) -> None:
        """Write nothing any more: the run is being deleted."""
        with self._writing:
            self._closed = True

    def _write(self, history: History, over: bool) -> None:
        waiting = self._take()
        if waiting.forget_after is not None:
            self.folder.forget_after(waiting.forget_after)
        self._write_rows(waiting, history)
        if waiting.artifacts:
            self.folder.write_artifacts(waiting.artifacts)
        if waiting.snapshots:
            self.folder.write_snapshots(waiting.snapshots)
        if over:
            self.folder.forget_state()
        elif waiting.state:
            self.folder.write_state(*waiting.state)
        self._done_with(waiting)

    def _write_rows(self, waiting: _Waiting, history: History) -> None:
        if waiting.whole_history:
            moment = History(history)  # rows may come while this is written
            self.folder.write_history(moment)
            self._stored_step = moment.last_step
        elif rows := [row for row in waiting.rows if row["step"] > self._stored_step]:
            self.folder.append(rows)
            self._stored_step = int(rows[-1]["step"])

    def _take(self) -> _Waiting:
        with self._noted:
            taken = replace(
                self._waiting, artifacts=dict(self._waiting.artifacts), snapshots=dict(self._waiting.snapshots)
            )
            self._waiting.rows = []
            self._waiting.whole_history = True  # what has been taken counts as lost until it is written
            return taken

    def _done_with(self, taken: _Waiting) -> None:
        with self._noted:
            waiting = self._waiting
            if waiting.rewinds == taken.rewinds:
                waiting.forget_after, waiting.whole_history = None, False
            if waiting.artifacts == taken.artifacts:
                waiting.artifacts = {}
            waiting.snapshots = {
                at: data for at, data in waiting.snapshots.items() if taken.snapshots.get(at) is not data
            }
            if waiting.state is taken.state:
                waiting.state = None


def _problem_of(error: OSError) -> Problem:
    if error.errno == errno.ENOSPC:
        return Problem(N_("The disk is full. The run goes on in memory; it is stored as soon as there is room again."))
    return Problem(
        N_("The run cannot be stored ({reason}). It goes on in memory and is stored as soon as that works again."),
        reason=error.strerror or str(error),
    )
