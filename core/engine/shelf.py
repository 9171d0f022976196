"""Where runs are kept: one folder per run under `<home>/runs/<topic>/<id>`, and the recorded ones of the repository."""

from __future__ import annotations

import functools
import re
import shutil
from collections.abc import Collection
from pathlib import Path

from pydantic import ValidationError

from core.engine.owner import owner_alive
from core.engine.record import Record, RunStatus
from core.engine.run_folder import RunFolder
from core.engine.topics import TOPIC_ID
from core.problems import N_, Problem

RUN_ID = re.compile(r"[a-z0-9-]{1,64}")
RECORDED = Path(__file__).resolve().parents[2] / "assets" / "runs"


class Shelf:
    """All stored runs. Ids and topics are checked before they become part of a path."""

    def __init__(self, runs: Path, recorded: Path = RECORDED) -> None:
        self.runs = runs
        self.recorded = recorded

    def list(self, topic: str, *, without: Collection[str] = ()) -> list[Record]:
        """The records of a topic, newest first, but for the ids in `without`; what cannot be read is left out."""
        if not TOPIC_ID.fullmatch(topic):
            return []
        found = []
        for root in (self.runs, self.recorded):
            for path in (root / topic).glob("*/run.json"):
                record = None if path.parent.name in without else self._glance(path)
                if record and record.id == path.parent.name and record.topic == topic:
                    found.append(record)
        return sorted(found, key=lambda record: record.place, reverse=True)

    def folder(self, topic: str, run_id: str) -> RunFolder:
        """The folder of a run of this user, whether it exists or not."""
        check_id(run_id)
        return RunFolder(self.runs / topic / run_id)

    def has(self, run_id: str) -> bool:
        """Whether this run is here."""
        return any(next(root.glob(f"*/{run_id}"), None) for root in (self.runs, self.recorded))

    def find(self, run_id: str) -> RunFolder:
        """The folder that holds this run; raises `Problem` when there is none."""
        check_id(run_id)
        for root in (self.runs, self.recorded):
            for path in root.glob(f"*/{run_id}"):
                if path.is_dir() and TOPIC_ID.fullmatch(path.parent.name):
                    return RunFolder(path, recorded=root == self.recorded)
        raise unknown(run_id)

    def delete(self, run_id: str) -> None:
        """Remove a run of this user from the disk."""
        folder = self.find(run_id)
        if folder.recorded:
            raise Problem(N_("Recorded runs come with the program and cannot be deleted."))
        shutil.rmtree(folder.path, ignore_errors=True)

    def _glance(self, path: Path) -> Record | None:
        try:
            stamp = path.stat()
            record = _read(path, stamp.st_mtime_ns, stamp.st_size)
        except (OSError, ValidationError):
            return None
        return settled(record, recorded=self.recorded in path.parents)


def settled(record: Record, *, recorded: bool) -> Record:
    """A record as it is to be read now: a run whose process is gone was interrupted."""
    if recorded:
        return record.model_copy(update={"recorded": True})
    alive = record.status in (RunStatus.QUEUED, RunStatus.RUNNING, RunStatus.PAUSED)
    if alive and not owner_alive(record.owner):
        return record.model_copy(update={"status": RunStatus.INTERRUPTED})
    return record


def check_id(run_id: str) -> None:
    """Raise `Problem` for anything that cannot be the id of a run, such as a path."""
    if not isinstance(run_id, str) or not RUN_ID.fullmatch(run_id):
        raise unknown(str(run_id))


def unknown(run_id: str) -> Problem:
    """What to say about an id that nobody knows."""
    return Problem(N_("There is no run “{run}”. It may have been deleted."), run=run_id[:64])


@functools.lru_cache(maxsize=2048)
def _read(path: Path, _changed: int, _size: int) -> Record:
    return Record.model_validate_json(path.read_bytes())
