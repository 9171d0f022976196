"""One run on disk, readable without this program:

    run.json                      the record
    history.jsonl                 a JSON line per row, appended as the run goes
    artifacts/vocabulary.txt ...  text that stays the same for the whole run
    snapshots/00000120.safetensors
    state-00000120.safetensors    where the run can go on, while it is not finished
    digests.json                  SHA-256 of every artifact, snapshot and state

Files are replaced as a whole, digests last: what has no digest was not written to its end and does not count.
Nothing is unpickled, and what was cut short or changed is refused with a `Problem`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from collections.abc import Collection, Iterable
from pathlib import Path

from pydantic import ValidationError

from core.engine.record import FORMAT, Record
from core.problems import N_, Problem
from core.strict_json import from_json
from core.training.contract import Row
from core.training.history import History

ARTIFACT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}")
DIGEST = re.compile(r"[0-9a-f]{64}")


class RunFolder:
    """Reads and writes one run. Raises OSError when the disk refuses, `Problem` when what it holds is unusable."""

    def __init__(self, path: Path, *, recorded: bool = False) -> None:
        self.path = path
        self.recorded = recorded
        self._lock = threading.Lock()  # digests are read, changed and written

    # writing

    def write_record(self, record: Record) -> None:
        """Replace run.json."""
        self._replace("run.json", record.model_dump_json(indent=1).encode())

    def write_history(self, history: History) -> None:
        """Replace the whole history."""
        self._replace("history.jsonl", history.to_text().encode())

    def append(self, rows: Iterable[Row]) -> None:
        """Append rows to the history."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "history.jsonl").open("a", encoding="utf-8", newline="\n") as file:
            file.write("".join(json.dumps(row) + "\n" for row in rows))

    def write_artifacts(self, artifacts: dict[str, str]) -> None:
        """Store the text files of a run."""
        for name in artifacts:
            _check_artifact(name)
        self._keep({f"artifacts/{name}": text.encode() for name, text in artifacts.items()})

    def write_snapshots(self, snapshots: dict[int, bytes]) -> None:
        """Store snapshots by step."""
        self._keep({_snapshot(step): data for step, data in snapshots.items()})

    def write_state(self, step: int, state: bytes) -> None:
        """Store where the run can go on, in place of the older state."""
        self._keep({_state(step): state}, instead_of=lambda name: name.startswith("state-") and name != _state(step))

    def forget_after(self, step: int) -> None:
        """Remove snapshots and states of later steps."""
        self._keep({}, instead_of=lambda name: not name.startswith("artifacts/") and _step_of(name) > step)

    def keep_snapshots(self, steps: Collection[int]) -> None:
        """Remove the snapshots of all other steps."""
        self._keep({}, instead_of=lambda name: name.startswith("snapshots/") and _step_of(name) not in steps)

    def forget_state(self) -> None:
        """Remove the state: the run is over."""
        self._keep({}, instead_of=lambda name: name.startswith("state-"))

    # reading

    def record(self) -> Record:
        """The record; its id and topic are those of the folder, whatever the file says."""
        try:
            record = Record.model_validate_json((self.path / "run.json").read_bytes())
        except (OSError, ValidationError) as error:
            raise Problem(N_("The description of run “{run}” is missing or damaged."), run=self.path.name) from error
        if (record.id, record.topic) != (self.path.name, self.path.parent.name):
            raise Problem(N_("The description of run “{run}” belongs to another run."), run=self.path.name)
        if record.version > FORMAT:
            raise Problem(N_("Run “{run}” was stored by a newer version of this program."), run=self.path.name)
        return record

    def history(self) -> History:
        """All rows. A last line that was cut off is dropped."""
        path = self.path / "history.jsonl"
        try:
            return History.from_text(path.read_text(encoding="utf-8")) if path.exists() else History()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise Problem(N_("The history of run “{run}” is damaged."), run=self.path.name) from error

    def artifacts(self) -> dict[str, str]:
        """Text files by name."""
        names = [name for name in self.digests() if name.startswith("artifacts/")]
        try:
            return {name.removeprefix("artifacts/"): self._read(name).decode() for name in names}
        except UnicodeDecodeError as error:
            raise _damaged(self.path.name) from error

    def artifact(self, name: str) -> str | None:
        """One text file; None where the run has none of that name."""
        if f"artifacts/{name}" not in self.digests():
            return None
        try:
            return self._read(f"artifacts/{name}").decode()
        except UnicodeDecodeError as error:
            raise _damaged(self.path.name) from error

    def snapshot_digests(self) -> dict[int, str]:
        """Step -> SHA-256 of every stored snapshot, in order."""
        digests = self.digests()
        return {_step_of(name): digests[name] for name in sorted(digests) if name.startswith("snapshots/")}

    def snapshot(self, step: int) -> bytes:
        """A snapshot, as it was when it was stored."""
        return self._read(_snapshot(step))

    def state(self) -> tuple[int, bytes] | None:
        """Step and state where the run can go on; None when it has to begin from scratch."""
        names = sorted(name for name in self.digests() if name.startswith("state-"))
        return (_step_of(names[-1]), self._read(names[-1])) if names else None

    def digests(self) -> dict[str, str]:
        """Relative path -> SHA-256; only names that this program writes."""
        path = self.path / "digests.json"
        try:
            found = from_json(path.read_bytes()) if path.exists() else {}
            return {name: digest for name, digest in found.items() if _is_ours(name) and DIGEST.fullmatch(digest)}
        except (OSError, ValueError, AttributeError, TypeError) as error:
            raise _damaged(self.path.name) from error

    # the disk

    def _read(self, name: str) -> bytes:
        try:
            data = (self.path / name).read_bytes()
        except OSError as error:
            raise Problem(N_("A file of run “{run}” is missing: {file}."), run=self.path.name, file=name) from error
        if self.digests().get(name) != digest_of(data):
            raise _damaged(self.path.name)
        return data

    def _keep(self, files: dict[str, bytes], instead_of=lambda _: False) -> None:
        with self._lock:
            digests = self.digests()
            for name, data in files.items():
                self._replace(name, data)
            gone = [name for name in digests if name not in files and instead_of(name)]
            kept = {name: digest for name, digest in digests.items() if name not in gone}
            kept |= {name: digest_of(data) for name, data in files.items()}
            if kept != digests:
                self._replace("digests.json", json.dumps(kept, indent=1).encode())
            for name in gone:
                (self.path / name).unlink(missing_ok=True)

    def _replace(self, name: str, data: bytes) -> None:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        try:
            part.write_bytes(data)
        except OSError:
            part.unlink(missing_ok=True)  # half a file is of no use, and takes room on a full disk
            raise
        os.replace(part, path)  # noqa: PTH105 - Path.replace is the same; this is the name known to be atomic


def digest_of(data: bytes) -> str:
    """SHA-256 as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _snapshot(step: int) -> str:
    return f"snapshots/{step:08d}.safetensors"


def _state(step: int) -> str:
    return f"state-{step:08d}.safetensors"


def _step_of(name: str) -> int:
    return int(re.search(r"(\d+)\.safetensors$", name)[1])


def _is_ours(name: str) -> bool:
    kind, _, rest = name.rpartition("/")
    if kind == "artifacts":
        return bool(ARTIFACT.fullmatch(rest))
    return bool(re.fullmatch(r"(snapshots/|state-)\d{8,12}\.safetensors", name))


def _check_artifact(name: str) -> None:
    if not ARTIFACT.fullmatch(name):
        raise Problem(N_("A file of a run cannot be called “{file}”."), file=name[:64])


def _damaged(run_id: str) -> Problem:
    return Problem(
        N_("A file of run “{run}” was changed or cut short. Train the model again or choose another run."), run=run_id
    )
