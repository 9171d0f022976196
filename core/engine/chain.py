"""The chain of orders of one run: where it is, where it can begin again, and what the next order says."""

from __future__ import annotations

import secrets

from core.engine.messages import Order, Report
from core.topics.settings import Settings


class Chain:
    """`step` is where the trainer on `worker` is; `saved_step` and its state are where it can begin again."""

    def __init__(self, run_id: str, config: Settings, threads: int) -> None:
        self.threads = threads
        self.step = 0
        self.saved_step = 0
        self.worker: str | None = None
        self._saved: bytes | None = None  # None: from scratch
        self._run_id, self._topic, self._config = run_id, config.topic, config.model_dump_json()
        self._begin()

    def _begin(self) -> None:
        self.id, self._serial = secrets.token_hex(6), 0

    @property
    def movable(self) -> bool:
        """Whether nothing is lost when the trainer is dropped now."""
        return self.step == self.saved_step

    @property
    def saved(self) -> tuple[int, bytes] | None:
        """Step and state where it can begin again; None: from scratch, or not at all."""
        return None if self._saved is None else (self.saved_step, self._saved)

    def restore(self, step: int, state: bytes) -> None:
        """Begin at a state from the disk."""
        self.step, self.saved_step, self._saved = step, step, state
        self._begin()

    def rewind(self, *, to_start: bool = False) -> None:
        """The trainer is lost or not wanted any more: begin again at the saved state, or from scratch."""
        if to_start:
            self.saved_step, self._saved = 0, None
        self.step = self.saved_step
        self._begin()

    def sit_at(self, worker: str | None) -> None:
        """Work at this worker from now on. A trainer that is not `movable` stays where it is, if it still is."""
        if worker != self.worker and self._serial and self.movable:
            self._begin()
        self.worker = worker

    def order(self, seconds: float, most: int | None, *, save: bool = False) -> Order:
        """The next order."""
        state = self._saved if self._serial == 0 else None
        return Order(
            self._run_id, self._topic, self._config, self.id, self._serial, seconds, most, save, state, self.threads
        )

    def took(self, report: Report) -> None:
        """The order was carried out."""
        self._serial += 1
        self.step, self.worker, self.threads = report.step, report.worker, report.threads
        if report.state is not None:
            self.saved_step, self._saved = report.step, report.state

    def forget_state(self) -> None:
        """The run is over: the state is not needed any more."""
        self._saved = None


class Seats:
    """Which worker each active run sits at, so that they spread evenly."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def find(self, run_id: str, chain: Chain, workers: tuple[str, ...]) -> str | None:
        """The worker for the next order: where the trainer is, unless it may leave and another one is far emptier."""
        least = self.quietest(workers, but_for=run_id)
        seat = chain.worker if chain.worker in workers else least
        if seat != least and chain.movable and self._load(seat, run_id) > self._load(least, run_id) + 1:
            seat = least
        if seat:
            self._taken[run_id] = seat
        return seat

    def __len__(self) -> int:
        return len(self._taken)

    def leave(self, run_id: str) -> None:
        """The run needs no worker now."""
        self._taken.pop(run_id, None)

    def quietest(self, workers: tuple[str, ...], but_for: str = "") -> str | None:
        """The worker with the fewest runs."""
        return min(workers, key=lambda worker: self._load(worker, but_for), default=None)

    def _load(self, worker: str, but_for: str) -> int:
        return sum(seat == worker for run, seat in self._taken.items() if run != but_for)
