"""A hand-written engine that trains nothing: rows appear because a test says so."""

from __future__ import annotations

from datetime import UTC, datetime

from core.engine.record import Record, RunStatus
from core.engine.status import Status
from core.problems import Problem
from core.topics.sentiment import Config
from core.training.history import History


class FakeStoredRun:
    """A run read from disk, at `step` of 360, with a snapshot every 60 steps."""

    speed = None
    problem = None
    going = False

    def __init__(self, run_id: str, status: str = "finished", step: int = 360, topic: str = "sentiment", **record):
        self.id, self.config, self.looks = run_id, record.pop("config", Config()), 0
        self.status = RunStatus(status)
        self.artifacts: dict[str, str] = record.pop("artifacts", {})
        self.history = History(row(i) for i in range(1, step + 1))
        self.snapshots = list(range(0, step + 1, 60)) if step else []
        self._about = {"topic": topic, "summary": {"test_accuracy": 0.875} if status == "finished" else None} | record

    def look(self) -> None:
        self.looks += 1

    def artifact(self, name: str) -> str | None:
        return self.artifacts.get(name)

    @property
    def record(self) -> Record:
        about = {"id": self.id, "config": self.config.model_dump(mode="json"), "status": self.status}
        created = datetime(2026, 1, 2, tzinfo=UTC)
        known = {"step": self.history.last_step, "total_steps": 360, "seconds": 1.5, "created": created}
        return Record(**about | known | self._about)


class FakeRun(FakeStoredRun):
    """A live run; `calls` is what the buttons asked for."""

    def __init__(self, run_id: str = "live-1", status: str = "running", step: int = 90, **record):
        super().__init__(run_id, status, step, **record)
        self.calls: list = []
        self.out = False  # an order is with a worker
        if status == "diverged":
            self.problem = Problem("The loss is {loss}.", loss="NaN")

    @property
    def going(self) -> bool:
        return self.status.active or self.out

    def play(self):
        self._go("play", "running")

    def pause(self):
        self._go("pause", "paused")

    def stop(self):
        self._go("stop", "stopped")

    def step(self, n: int = 1):
        done = self.history.last_step
        self.history.extend(row(i) for i in range(done + 1, done + n + 1))
        self._go("step", "paused")

    def reset(self):
        self.history.truncate(0)
        self.snapshots = []
        self._go("reset", "paused")

    def _go(self, call: str, status: str) -> None:
        self.calls.append(call)
        self.status = RunStatus(status)


class FakeEngine:
    """Knows the runs that it was made with, and those that it starts."""

    def __init__(self, *runs):
        self.known = {run.id: run for run in runs}

    def start(self, config: Config, viewer: str = "") -> FakeRun:  # noqa: ARG002
        run = FakeRun("new-1", "queued", step=0, config=config)
        self.known[run.id] = run
        return run

    def run(self, run_id: str):
        if run_id not in self.known:
            raise Problem("There is no run “{run}”. It may have been deleted.", run=run_id)
        return self.known[run_id]

    def runs(self, topic: str) -> list[Record]:
        return [run.record for run in self.known.values() if run.record.topic == topic]

    def resume(self, run_id: str, viewer: str = ""):  # noqa: ARG002
        self.known[run_id].play()
        return self.known[run_id]

    def status(self) -> Status:
        going = sum(run.status.active for run in self.known.values())
        return Status("ready", "CPU", 2, 0, None, going)

    def place(self, run_id: str) -> tuple[int, int]:
        waiting = [run.id for run in self.known.values() if run.status == "queued"]
        return (waiting.index(run_id) + 1 if run_id in waiting else 0), len(waiting)

    def delete(self, run_id: str) -> None:
        del self.known[run_id]


def row(step: int) -> dict[str, float]:
    """A history row; every 60th step was validated."""
    measured = {"step": step, "loss": 1 / step, "accuracy": 1 - 0.5 / step}
    return measured | ({"valid_loss": 1.2 / step, "valid_accuracy": 1 - 0.6 / step} if step % 60 == 0 else {})
