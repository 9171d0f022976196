"""What is known about a run without opening it: its settings, how it went, and when."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

FORMAT = 1


class RunStatus(StrEnum):
    """Where a run is."""

    QUEUED = "queued"  # no step yet: it waits for a worker
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"  # by the user; can go on
    INTERRUPTED = "interrupted"  # the server or the cluster went away; can go on
    FINISHED = "finished"
    DIVERGED = "diverged"  # the loss is not a number any more
    FAILED = "failed"

    @property
    def active(self) -> bool:
        """Whether new rows may come without anybody doing anything."""
        return self in (RunStatus.QUEUED, RunStatus.RUNNING)

    @property
    def resumable(self) -> bool:
        """Whether the run can go on where it is."""
        return self in (RunStatus.PAUSED, RunStatus.STOPPED, RunStatus.INTERRUPTED)


def now() -> datetime:
    """What the clock of this computer says. It may be set back: nothing but what a reader sees may depend on it."""
    return datetime.now(UTC)


class StoredProblem(BaseModel):
    """A `Problem` as a file holds it."""

    message: str
    values: dict[str, str] = {}


class Record(BaseModel):
    """One run in the list of runs. Times in seconds, `created` in UTC."""

    model_config = ConfigDict(extra="ignore")

    id: str = Field(pattern=r"^[a-z0-9-]{1,64}$")
    topic: str = Field(pattern=r"^[a-z][a-z0-9_]{0,63}$")
    config: dict[str, Any]
    status: RunStatus = RunStatus.QUEUED
    created: datetime = Field(default_factory=now)
    number: int = 0  # one more than that of the run before it, whatever the clock said
    step: int = 0
    total_steps: int = 0
    seconds: float = 0.0
    threads: int = 0
    device: str = ""
    summary: dict[str, Any] | None = None
    problem: StoredProblem | None = None
    version: int = FORMAT
    owner: str = ""  # the process that looks after the run, while it does
    recorded: bool = False  # comes with the program; cannot be changed or deleted

    @property
    def place(self) -> tuple[int, datetime]:
        """Sorts runs in the order in which they began."""
        return self.number, self.created
