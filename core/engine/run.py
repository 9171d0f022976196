"""A live run: a chain of short orders to workers, one at a time.

Pause = give no next order. Step = give an order for one step. Fair sharing = the scheduler's queue, because a run
stands in it anew after every order. When a worker is lost, the chain begins again at the last saved state and what
came after it is forgotten, so that the finished history is the same as if nothing had happened.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable

from core.engine.chain import Chain
from core.engine.keeper import Keeper
from core.engine.kept_run import KeptRun
from core.engine.messages import Order, Report
from core.engine.moment import Moment
from core.engine.owner import this_process
from core.engine.record import Record, RunStatus, StoredProblem, now
from core.engine.run_ends import diverged_at, killer_at, nobody_looks, too_many_steps
from core.engine.run_folder import digest_of
from core.engine.setbacks import Setbacks
from core.limits import limits
from core.problems import N_, Problem
from core.topics.settings import Settings
from core.training.history import History

FIRST_SLICE = 0.05  # seconds: the first point comes early, also when thirty runs start together
SLICE = 0.15  # seconds: what a typed sentence has to wait for at most
CALM_SLICE = 0.25  # seconds, when no other task waits: the way to the worker and back costs less of the time


def new_id() -> str:
    """An id that says when the run began, by the clock of this computer."""
    return f"{now():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


class Run(KeptRun):
    """Read and control a run, from any thread; nothing here waits for a worker or the disk.

    Calls show at once in `status` and reach the worker after the order under way (a quarter of a second or one step,
    whichever is longer); until then a few more rows may come.
    """

    def __init__(
        self, config: Settings, record: Record, keeper: Keeper, call_driver: Callable[[Run], None],
        hindrance: Callable[[], Problem | None] = lambda: None,
    ) -> None:  # fmt: skip
        super().__init__(record.id, config, keeper)
        self.chain = Chain(self.id, config, record.threads)
        self._record = record
        self._call_driver = call_driver
        self._hindrance = hindrance  # what keeps every run from going on
        self._lock = threading.RLock()
        self._playing = True
        self._stopped = False
        self._budget = 0  # steps to do although paused
        self._wishes = self._ordered_for = 0  # how often something else was wished; the wish behind the last order
        self._end: RunStatus | None = None
        self._problem: Problem | None = None
        self._speed: float | None = None
        self._moved = False  # a report has come
        self._out = False  # an order is with a worker
        self._setbacks = Setbacks()
        self.viewer = ""  # who started it or let it go on
        self._looked = time.monotonic()

    # reading

    def look(self) -> None:
        """Tell that somebody looks at the run now: one that nobody looks at is stopped after a while."""
        self._looked = time.monotonic()

    @property
    def idle(self) -> bool:
        """Whether nobody has looked for as long as `limits().idle_minutes`."""
        return time.monotonic() - self._looked > 60 * limits().idle_minutes

    @property
    def status(self) -> RunStatus:
        """Where the run is."""
        if self._end:
            return self._end
        if self._stopped:
            return RunStatus.STOPPED
        if not self._playing and not self._budget:
            return RunStatus.PAUSED
        return RunStatus.RUNNING if self._moved else RunStatus.QUEUED

    @property
    def going(self) -> bool:
        """Whether rows may still come by themselves: after a stop, those of the order under way."""
        with self._lock:  # never between the end of an order and its rows
            return self.status.active or self._out

    @property
    def problem(self) -> Problem | None:
        """What went wrong: with the run itself, with storing it, or on its way, in which case it passes."""
        hindrance = self._hindrance() if self.status.active else None
        return self._problem or self.keeper.problem or hindrance or self._setbacks.problem

    @property
    def worker(self) -> str | None:
        """The address of the worker that trains."""
        return self.chain.worker

    @property
    def record(self) -> Record:
        """The run in the list of runs, as of now."""
        status, problem = self.status, self._problem
        stored = StoredProblem(message=problem.message, values=_texts(problem)) if problem else None
        alive = status.active or status is RunStatus.PAUSED
        now = {"status": status, "problem": stored, "owner": this_process() if alive else ""}
        return self._record.model_copy(update={**now, "step": self.chain.step, "threads": self.chain.threads})

    def moment(self) -> Moment:
        """All that belongs together, as of now."""
        with self._lock:
            chain, rows, digests = self.chain, list(self.history), dict(self.snapshot_digests)
            return Moment(chain.id, self.record, rows, digests, chain.saved, self.going)

    # control

    def play(self) -> None:
        """Go on, also after a stop or an interruption; nothing happens to a run that is over."""
        self._wish(playing=True)

    def pause(self) -> None:
        """Do no more steps until asked."""
        self._wish(playing=False)

    def step(self, n: int = 1) -> None:
        """Do `n` steps and pause."""
        self._wish(playing=False, steps=n)

    def stop(self) -> None:
        """Free the worker. What has been learned stays, and `play` goes on."""
        self._wish(playing=False, stopped=True)

    def reset(self) -> None:
        """Back to step 0 with the same settings, paused, under the same id; the history is gone, on disk too."""
        with self._lock:
            self._rewind(to_start=True)
            self._end = self._problem = None
            self._record = self._record.model_copy(update={"seconds": 0.0, "summary": None})
            self._setbacks = Setbacks()
            self._wish(playing=False)

    @property
    def speed(self) -> float | None:
        """Steps per second at most; None = as fast as it goes."""
        return self._speed

    @speed.setter
    def speed(self, steps_per_second: float | None) -> None:
        self._speed = steps_per_second if steps_per_second and steps_per_second > 0 else None
        self._call_driver(self)

    def _wish(self, *, playing: bool, stopped: bool = False, steps: int = 0) -> None:
        with self._lock:
            if playing or steps:
                self.look()
                self._end = None if self._end is RunStatus.INTERRUPTED else self._end
                self._problem = self._problem if self._end else None
            if not (steps and self._budget):
                self._wishes += 1  # what the order under way brings was not asked for by this
            self._playing, self._stopped = playing, stopped
            self._budget = self._budget + steps if steps else 0
        self._call_driver(self)

    # for the driver

    def next_order(self, *, calm: bool = False) -> Order | None:
        """What a worker is to do next; None when there is nothing to do. `calm`: nobody else waits for a worker."""
        with self._lock:
            if self._playing and self.idle and not self._end:
                self._playing, self._stopped, self._problem = False, True, nobody_looks()
            order = None if self._end else self._order(calm)
            self._out = order is not None
            return order

    def _order(self, calm: bool) -> Order | None:
        if not self._playing and not self._budget:
            return None if self.chain.movable else self.chain.order(0.0, 0, save=True)
        self._ordered_for = self._wishes
        most = self._budget or None
        if self._playing:
            most = max(1, int(self._speed * SLICE)) if self._speed else None
        usual = CALM_SLICE if calm and not self._speed else SLICE
        return self.chain.order(
            usual if self._moved else FIRST_SLICE, most, save=self._setbacks.is_careful(self.chain.step)
        )

    def absorb(self, order: Order, report: Report) -> None:
        """Take in what came of an order."""
        with self._lock:
            self._out = False
            if order.chain != self.chain.id:
                return  # the run was reset meanwhile
            if report.missing:
                self._go_back()
                return
            self.chain.took(report)
            self.history.extend(report.rows)
            self.snapshot_digests |= {step: digest_of(data) for step, data in report.snapshots.items()}
            self.keeper.note(report)
            if self._ordered_for == self._wishes:
                self._budget = max(0, self._budget - len(report.rows))
            self._moved = True
            self._setbacks.came_to(self.chain.step)
            news = {"seconds": self._record.seconds + report.seconds, "total_steps": report.total_steps}
            news |= {"device": report.device} if report.device else {}
            self._record = self._record.model_copy(update={**news, "summary": report.summary})
            if report.total_steps > limits().most_steps:
                self.fail(too_many_steps(report.total_steps))
            elif report.finished:
                self._end = RunStatus.FINISHED
            elif report.diverged:
                self.fail(diverged_at(report.step), RunStatus.DIVERGED)

    def fail(self, problem: Problem, status: RunStatus = RunStatus.FAILED) -> None:
        """End the run with a reason."""
        with self._lock:
            self._end, self._problem, self._out = status, problem, False
            if status is RunStatus.INTERRUPTED:
                self._rewind()

    def blame(self) -> None:
        """A worker ended while it carried out an order of this run: too often, and the run fails."""
        with self._lock:
            if self._setbacks.blame(self._record.seconds):
                self.fail(killer_at(self.chain.step))

    def continue_from(self, history: History, digests: dict[int, str], state: tuple[int, bytes] | None) -> None:
        """Take over a run from the disk; raises `Problem` when the history ends before the state."""
        step = state[0] if state else 0
        if history.last_step < step:
            raise Problem(N_("The history of run “{run}” is damaged."), run=self.id)
        history.truncate(step)
        self.history = history
        self.snapshot_digests = {at: digest for at, digest in digests.items() if at <= step}
        if state:
            self.chain.restore(*state)
        self.keeper.goes_on_from(step)

    def _go_back(self) -> None:
        """The trainer is lost: begin again where it was saved."""
        at = self.chain.step
        self._setbacks.lost(at)
        self._rewind()
        self._setbacks.went_back(at, self.chain.step)

    def _rewind(self, *, to_start: bool = False) -> None:
        self.chain.rewind(to_start=to_start)
        self.history.truncate(self.chain.step)
        self.snapshot_digests = {s: digest for s, digest in self.snapshot_digests.items() if s <= self.chain.step}
        self.keeper.forget_after(self.chain.step)


def _texts(problem: Problem) -> dict[str, str]:
    return {name: str(value) for name, value in problem.values.items()}
