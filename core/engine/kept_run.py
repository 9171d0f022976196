"""What every run that this process keeps can be asked, whoever trains it: its snapshots and its texts."""

from __future__ import annotations

from core.engine.keeper import Keeper
from core.engine.messages import Payload
from core.engine.stored_run import no_snapshot
from core.topics.settings import Settings
from core.training.history import History


class KeptRun:
    """`history` and `snapshot_digests` are in memory; the keeper has the rest, on disk or on its way there."""

    def __init__(self, run_id: str, config: Settings, keeper: Keeper) -> None:
        self.id = run_id
        self.config = config
        self.history = History()
        self.snapshot_digests: dict[int, str] = {}
        self.keeper = keeper

    @property
    def snapshots(self) -> list[int]:
        """Steps that the page can scrub back to, in order."""
        return sorted(self.snapshot_digests)

    @property
    def artifacts(self) -> dict[str, str]:
        """Text files of the run."""
        return self.keeper.artifacts()

    def artifact(self, name: str) -> str | None:
        """One text file; None where the run has none of that name, or not yet."""
        return self.keeper.artifact(name)

    def payload(self, step: int) -> Payload:
        """What an Inspector of the snapshot at `step` is made of; reads the disk."""
        if step not in self.snapshot_digests:
            raise no_snapshot(step)
        return Payload(self.config.topic, self.config.model_dump_json(), self.artifacts, self.keeper.snapshot(step))
