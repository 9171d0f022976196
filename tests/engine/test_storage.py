"""What is on disk, what happens when it is damaged, and a disk that is full."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from core.engine import Engine, Run, RunStatus
from core.engine.record import Record
from core.engine.run_folder import RunFolder
from core.engine.shelf import Shelf
from core.problems import Problem
from core.training.history import History
from tests.engine.conftest import bare_loop, finished, wait_until
from tests.engine.fake.topic import Config

RUN = "20260102-030405-abcdef"


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    folder = RunFolder(tmp_path / "runs" / "fake" / RUN)
    folder.write_record(Record(id=RUN, topic="fake", config=Config().model_dump(), status=RunStatus.STOPPED))
    folder.append([{"step": 1, "loss": 0.5}, {"step": 2, "loss": 0.1 + 0.2}])
    folder.write_artifacts({"vocabulary.txt": "하나\n"})
    folder.write_snapshots({0: b"zero", 20: b"twenty"})
    folder.write_state(2, b"state")
    return folder


def test_what_is_written_can_be_read(folder: RunFolder) -> None:
    assert folder.record().config["steps"] == 60
    assert list(folder.history()) == [{"step": 1, "loss": 0.5}, {"step": 2, "loss": 0.1 + 0.2}]
    assert folder.artifacts() == {"vocabulary.txt": "하나\n"}
    assert list(folder.snapshot_digests()) == [0, 20]
    assert folder.snapshot(20) == b"twenty"
    assert folder.state() == (2, b"state")


def test_a_newer_state_replaces_the_older_one(folder: RunFolder) -> None:
    folder.write_state(40, b"later")
    assert folder.state() == (40, b"later")
    assert [path.name for path in folder.path.glob("state-*")] == ["state-00000040.safetensors"]
    folder.forget_after(10)
    assert folder.state() is None
    assert list(folder.snapshot_digests()) == [0]


@pytest.mark.parametrize(
    ("file", "content", "read"),
    [
        ("run.json", b"{", RunFolder.record),
        ("run.json", b"\xff\xfe", RunFolder.record),
        ("run.json", b'{"id": "another", "topic": "fake", "config": {}}', RunFolder.record),
        ("history.jsonl", b'{"step": 1}\nno json\n{"step": 2}\n', RunFolder.history),
        ("history.jsonl", b'{"step": 2}\n{"step": 1}\n', RunFolder.history),
        ("history.jsonl", b"[]\n[]\n", RunFolder.history),
        ("digests.json", b"[1]", RunFolder.snapshot_digests),
        ("digests.json", b'{"state-00000002.safetensors": 3}', RunFolder.state),
        ("artifacts/vocabulary.txt", b"other\n", RunFolder.artifacts),
        ("snapshots/00000020.safetensors", b"twent", lambda folder: folder.snapshot(20)),
        ("state-00000002.safetensors", b"stat", RunFolder.state),
        ("run.json", None, RunFolder.record),
        ("snapshots/00000020.safetensors", None, lambda folder: folder.snapshot(20)),
    ],
)
def test_damage_is_told_in_a_sentence(folder: RunFolder, file: str, content: bytes | None, read) -> None:
    if content is None:
        (folder.path / file).unlink()
    else:
        (folder.path / file).write_bytes(content)
    with pytest.raises(Problem) as caught:
        read(folder)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("name", ["../../x", "/etc/passwd", "a/b", ".hidden", "", "c:\\x", "snapshots"])
def test_names_that_leave_the_folder_are_refused(folder: RunFolder, name: str) -> None:
    if name != "snapshots":
        with pytest.raises(Problem):
            folder.write_artifacts({name: "x"})
    digests = json.loads((folder.path / "digests.json").read_text())
    (folder.path / "digests.json").write_text(json.dumps(digests | {f"artifacts/{name}/../../x": "0" * 64}))
    assert list(folder.artifacts()) == ["vocabulary.txt"]


def test_a_history_that_was_cut_off_loses_only_its_last_row(folder: RunFolder) -> None:
    path = folder.path / "history.jsonl"
    path.write_bytes(path.read_bytes()[:-5])
    assert folder.history() == History([{"step": 1, "loss": 0.5}])


def test_the_list_leaves_damaged_runs_out(folder: RunFolder, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "runs", tmp_path / "recorded")
    (tmp_path / "runs" / "fake" / "broken").mkdir()
    (tmp_path / "runs" / "fake" / "broken" / "run.json").write_text("{")
    assert [record.id for record in shelf.list("fake")] == [RUN]
    assert shelf.list("../fake") == []
    shelf.delete(RUN)
    assert shelf.list("fake") == []
    assert not folder.path.exists()


@pytest.mark.usefixtures("folder")
def test_recorded_runs_are_flagged_and_stay(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "elsewhere", tmp_path / "runs")
    assert [(record.id, record.recorded) for record in shelf.list("fake")] == [(RUN, True)]
    with pytest.raises(Problem, match="cannot be deleted"):
        shelf.delete(RUN)


@pytest.mark.engine
def test_a_damaged_snapshot_is_not_shown_to_a_model(engine: Engine) -> None:
    run = _stored(engine, finished(engine.start(Config(steps=20))))
    path = run.keeper.folder.path / "snapshots" / "00000020.safetensors"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(Problem, match="changed or cut short"):
        engine.ask(run.id, 20, "step").result()


@pytest.mark.engine
def test_a_damaged_state_is_not_resumed(engine: Engine) -> None:
    run = engine.start(Config(steps=500, pause=0.01))
    wait_until(lambda: len(run.history) > 3)
    run.stop()
    wait_until(lambda: list(run.keeper.folder.path.glob("state-*")) and run.id not in engine._driver._tasks)
    _stored(engine, run)
    state = next(run.keeper.folder.path.glob("state-*"))
    whole = state.read_bytes()
    state.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Problem, match="changed or cut short"):
        engine.resume(run.id)
    state.write_bytes(whole)
    resumed = engine.resume(run.id)
    assert resumed.history.last_step == int(state.stem.split("-")[1])
    engine.delete(run.id)
    with pytest.raises(Problem, match="There is no run"):
        engine.run(run.id)


@pytest.mark.engine
def test_a_full_disk_costs_nothing_but_a_warning(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    config = Config(steps=150, pause=0.01)
    run = engine.start(config)
    wait_until(lambda: run.history.last_step > 30)
    full = True
    replace = RunFolder._replace

    def write(self: RunFolder, name: str, data: bytes) -> None:
        if full:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(self, name, data)

    monkeypatch.setattr(RunFolder, "_replace", write)
    wait_until(lambda: run.problem, what="the warning")
    assert "disk is full" in str(run.problem)
    wait_until(lambda: run.history.last_step > 90)
    assert engine.ask(run.id, 80, "step").result() == 80
    full = False
    finished(run)
    wait_until(lambda: run.id not in engine._driver._tasks)
    assert run.problem is None
    assert run.keeper.folder.history() == run.history == bare_loop(config)
    assert list(run.keeper.folder.snapshot_digests()) == run.snapshots


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux":
        pytest.skip("only Linux makes a small disk of memory (tmpfs)")
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True, text=True)
    if mount.returncode:
        pytest.skip(f"this user may not mount a disk: {mount.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.mark.engine
def test_on_a_disk_that_is_really_full_nothing_recorded_is_lost(
    engine: Engine, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine._roster, "shelf", Shelf(small_disk / "runs"))
    run = engine.start(Config(steps=260, pause=0.01, seed=8))
    wait_until(lambda: run.chain.saved_step and list(run.keeper.folder.path.glob("state-*")), what="a saved state")
    with (small_disk / "others").open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(512)):
            pass
    wait_until(lambda: run.problem, what="the warning")
    assert "disk is full" in str(run.problem)
    stored = Shelf(small_disk / "runs").find(run.id)  # what another process would find now, after a crash
    rows = list(stored.history())
    assert rows == list(run.history)[: len(rows)] != []
    assert 0 < stored.state()[0] <= len(rows)
    wait_until(lambda: run.history.last_step > 180)
    with run.keeper._writing:  # between two tries: while one goes on, its half file is there
        assert not list(small_disk.rglob("*.part"))
    (small_disk / "others").unlink()
    finished(run)
    wait_until(lambda: run.id not in engine._driver._tasks)
    assert run.problem is None
    assert stored.history() == run.history == bare_loop(run.config)
    assert list(stored.snapshot_digests()) == run.snapshots


def _stored(engine: Engine, run: Run) -> Run:
    """Make the engine forget the run, so that it comes from disk."""
    wait_until(lambda: run.id not in engine._driver._tasks)
    del engine._roster.live[run.id]
    return run
