"""A run that another server looks after: the same reading interface as a `Run`, and buttons that tell that server."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from core.engine.keeper import Keeper
from core.engine.kept_run import KeptRun
from core.engine.parcel import Parcel, Want
from core.engine.record import Record, RunStatus
from core.engine.topics import config_class
from core.problems import Problem

PATIENCE = 1.0  # seconds that a button waits for what it asked for, so that the page shows it
LOOKED = 3.0  # seconds after which nobody seems to look any more

Tell = Callable[[str, object], None]


class SharedRun(KeptRun):
    """Fed with parcels; what it holds goes to this server's own disk, so that it stays when the other server goes."""

    worker: str | None = None

    def __init__(self, record: Record, keeper: Keeper, tell: Tell) -> None:
        super().__init__(record.id, config_class(record.topic).read(record.config), keeper)
        self.record = record
        self._tell = tell
        self.viewer = ""  # the other server knows who started it
        self._speed: float | None = None
        self._chain, self._state, self._texts = "", -1, False
        self._looked = 0.0
        self._going = False
        self._news = threading.Condition()

    # reading

    @property
    def status(self) -> RunStatus:
        """Where the run is, as far as this server has heard."""
        return self.record.status

    @property
    def going(self) -> bool:
        """Whether rows may still come by themselves."""
        return self.status.active or self._going

    @property
    def problem(self) -> Problem | None:
        """What went wrong, with the run itself or with storing it here."""
        stored = self.record.problem
        return Problem(stored.message, **stored.values) if stored else self.keeper.problem

    def look(self) -> None:
        """Tell that somebody looks at the run now, so that its news come often, and nobody stops it as idle."""
        self._looked = time.monotonic()

    @property
    def watched(self) -> bool:
        """Whether a page of this server shows the run now."""
        return time.monotonic() - self._looked < LOOKED

    # control

    def play(self) -> None:
        """Go on."""
        self._ask("play")

    def pause(self) -> None:
        """Do no more steps until asked."""
        self._ask("pause")

    def step(self, n: int = 1) -> None:
        """Do `n` steps and pause."""
        self._ask("step", n)

    def stop(self) -> None:
        """Free the worker."""
        self._ask("stop")

    def reset(self) -> None:
        """Back to step 0 with the same settings, paused."""
        self._ask("reset")

    @property
    def speed(self) -> float | None:
        """Steps per second at most, as it was last set from here."""
        return self._speed

    @speed.setter
    def speed(self, steps_per_second: float | None) -> None:
        self._speed = steps_per_second
        self._tell("speed", steps_per_second)

    def _ask(self, what: str, value: object = None) -> None:
        with self._news:
            self._tell(what, value)
            self._news.wait(PATIENCE)

    # for the one who feeds it

    def want(self, *, state: bool) -> Want:
        """What is still missing here; `state`: also where the run could go on if the other server went away."""
        digests = tuple(self.snapshot_digests.values())
        return Want(
            self._chain, self.history.last_step, self._state if state else None, digests, self._texts, self.watched
        )

    def absorb(self, parcel: Parcel) -> None:
        """Take in what came."""
        with self._news:
            report = parcel.report
            if parcel.chain != self._chain or parcel.since != self.history.last_step:
                self._rewind(parcel.since)
            self._chain = parcel.chain
            self.history.extend(report.rows)
            self.snapshot_digests |= parcel.digests
            self.keeper.note(report)
            self._texts = self._texts or report.artifacts is not None
            self._state = report.step if report.state is not None else self._state
            self.record = Record.model_validate_json(parcel.record)
            self._going = parcel.going
            self._news.notify_all()

    def lose(self) -> None:
        """The other server is gone: what has come counts as interrupted."""
        self.record, self._going = self.record.model_copy(update={"status": RunStatus.INTERRUPTED}), False

    def _rewind(self, step: int) -> None:
        self.history.truncate(step)
        self.snapshot_digests = {at: digest for at, digest in self.snapshot_digests.items() if at <= step}
        self.keeper.forget_after(step)
