"""What a run remembers of the workers that it lost: how often, at which step, and what its page says about it."""

from __future__ import annotations

from core.problems import N_, Problem

MOST_LOSSES = 4  # of a worker while it trained this run
PROBATION = 10.0  # seconds of training after which such a loss is forgotten


class Setbacks:
    """Of one run; nothing has happened yet."""

    def __init__(self) -> None:
        self.problem: Problem | None = None  # until the run is past the place where it was lost
        self._losses, self._blamed_at, self._lost_at = 0, 0.0, -1

    def is_careful(self, step: int) -> bool:
        """Until it is past the place where it was lost, every order brings the state back."""
        return step <= self._lost_at

    def came_to(self, step: int) -> None:
        """The run stands at `step`, maybe beyond the place where it was lost."""
        if not self.is_careful(step):
            self.problem = None

    def lost(self, step: int) -> None:
        """The trainer was lost at `step`."""
        self._lost_at = max(self._lost_at, step)

    def went_back(self, step: int, saved: int) -> None:
        """From `step`, the run began again at `saved`."""
        if saved < step:
            self.problem = Problem(
                N_("The worker lost this run at step {step}. It has gone back to step {saved}, where it was saved, and goes on from there."),  # noqa: E501
                step=step, saved=saved,
            )  # fmt: skip

    def blame(self, trained: float) -> bool:
        """A worker ended at an order of this run, after `trained` seconds in all: whether that is enough."""
        self._losses = self._losses + 1 if trained - self._blamed_at < PROBATION else 1
        self._blamed_at = trained
        return self._losses >= MOST_LOSSES
