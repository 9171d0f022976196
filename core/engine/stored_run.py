"""A run that nobody advances now, read from disk. It has the same reading interface as a live `Run`."""

from __future__ import annotations

from functools import cached_property

from core.engine.messages import Payload
from core.engine.record import Record, RunStatus
from core.engine.run_folder import RunFolder
from core.engine.shelf import settled
from core.engine.topics import config_class
from core.problems import N_, Problem
from core.topics.settings import Settings
from core.training.history import History


class StoredRun:
    """Reads its folder once, part by part, when asked. Every part raises `Problem` when it is damaged."""

    speed: float | None = None
    worker: str | None = None
    going = False  # nothing comes by itself

    def __init__(self, folder: RunFolder) -> None:
        self.folder = folder
        self.record: Record = settled(folder.record(), recorded=folder.recorded)
        self.id = self.record.id

    def look(self) -> None:
        """Tell that somebody looks at the run: nothing follows from it here."""

    @cached_property
    def config(self) -> Settings:
        """The settings, checked."""
        return config_class(self.record.topic).read(self.record.config)

    @cached_property
    def history(self) -> History:
        """All rows."""
        return self.folder.history()

    @property
    def status(self) -> RunStatus:
        """How the run ended, or `interrupted`."""
        return self.record.status

    @property
    def problem(self) -> Problem | None:
        """What went wrong, if something did."""
        stored = self.record.problem
        return Problem(stored.message, **stored.values) if stored else None

    @property
    def snapshots(self) -> list[int]:
        """Steps that the page can scrub back to, in order."""
        return list(self.snapshot_digests)

    @cached_property
    def snapshot_digests(self) -> dict[int, str]:
        """Step -> SHA-256."""
        return self.folder.snapshot_digests()

    @property
    def artifacts(self) -> dict[str, str]:
        """Text files of the run."""
        return self.folder.artifacts()

    def artifact(self, name: str) -> str | None:
        """One text file; None where the run has none of that name."""
        return self.folder.artifact(name)

    def payload(self, step: int) -> Payload:
        """What an Inspector of the snapshot at `step` is made of."""
        if step not in self.snapshot_digests:
            raise no_snapshot(step)
        config = self.config.model_dump_json()
        return Payload(self.record.topic, config, self.artifacts, self.folder.snapshot(step))


def no_snapshot(step: int) -> Problem:
    """What to say about a step of which no snapshot was kept."""
    return Problem(N_("No snapshot was kept of step {step}."), step=step)
