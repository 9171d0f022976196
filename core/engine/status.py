"""How the engine is, at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from core.problems import Problem


@dataclass(frozen=True)
class Status:
    """The engine in one line of the sidebar."""

    state: str  # "starting", "ready" or "failed"
    device: str  # "" until a worker has said
    workers: int  # alive
    queue: int  # tasks that wait for a worker
    problem: Problem | None
    runs: int = 0  # that share the workers now

    @property
    def crowd(self) -> float:
        """How many times longer a run takes than if it had a worker to itself; at least 1."""
        return max(1.0, self.runs / max(1, self.workers))
