"""500 hostile files at every entrance that reads one: read, or refused with a sentence, and nothing else happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from core.corpora import imdb, multi30k, notes, nsmc, own, own_numbers, reading, receipt, rt_polarity, tatoeba
from core.corpora.own.storing import store, stored_notes
from core.engine.run_folder import RunFolder, digest_of
from core.engine.shelf import Shelf
from core.engine.stored_run import StoredRun
from core.headless.predicting import open_run
from core.problems import Problem
from core.text import glove
from core.training.checkpoint import from_bytes
from tests.hostile.files import BOMB, hostile_files, tarred
from tests.hostile.test_texts import FIXED, answered
from tests.hostile.watching import watched

RUN = "20260102-030405-abcdef"
RECORD = b'{"id": "%s", "topic": "sentiment", "config": {"topic": "sentiment"}, "status": "stopped"}' % RUN.encode()


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GLASSBOX_HOME", str(tmp_path))
    monkeypatch.setattr(reading, "MOST_UNPACKED", 1_000_000)
    return tmp_path


def as_file(name: str, read: Callable[[Path], object]) -> Callable[[Path, bytes], None]:
    """Lets `read` read the file under a name."""

    def entrance(home: Path, data: bytes) -> None:
        (home / "data").mkdir(exist_ok=True)
        (home / "data" / name).write_bytes(data)
        answered(lambda _: read(home / "data" / name), "")

    return entrance


def as_part_of_a_run(file: str) -> Callable[[Path, bytes], None]:
    """Puts the file in place of one part of a run, with a digest that fits, and reads every part of it."""

    def entrance(home: Path, data: bytes) -> None:
        folder = RunFolder(home / "runs" / "sentiment" / RUN)
        folder.path.mkdir(parents=True, exist_ok=True)
        for name in ("run.json", "history.jsonl", "digests.json"):
            (folder.path / name).write_bytes({"run.json": RECORD, "digests.json": b"{}"}.get(name, b""))
        folder.write_artifacts({"vocabulary.txt": "<pad>\n<unk>\na\n"})
        folder.write_snapshots({0: data if file == "snapshot" else b""})
        if file != "snapshot":
            (folder.path / file).write_bytes(data)
        for read in (
            RunFolder.record, RunFolder.history, RunFolder.artifacts, RunFolder.snapshot_digests, RunFolder.state,
            lambda folder: StoredRun(folder).record, lambda folder: StoredRun(folder).config,
            lambda folder: StoredRun(folder).history.column("loss"), lambda folder: StoredRun(folder).payload(0),
        ):  # fmt: skip
            answered(lambda _, read=read: read(folder), "")
        Shelf(home / "runs", home / "none").list("sentiment")
        answered(lambda _: open_run(folder.path, "sentiment"), "")

    return entrance


def as_notes(home: Path, data: bytes) -> None:
    """Puts the file in place of the notes on a table of one's own."""
    name = store(b"x", "own")
    (home / "cache" / "own" / f"{name}.notes.json").write_bytes(data)
    stored_notes(name, "own")
    answered(notes.from_text, data.decode("utf-8", "replace"))


def as_receipt(home: Path, data: bytes) -> None:
    """Puts the file in place of the receipt of a fetched one."""
    (home / "file").write_bytes(b"x")
    receipt.place(home / "file").write_bytes(data)
    receipt.read(home / "file")
    answered(lambda _: receipt.check(home / "file"), "")


ENTRANCES: dict[str, Callable[[Path, bytes], object]] = {
    "own texts": lambda _, data: answered(lambda _: own.parse(data), ""),
    "own numbers": lambda _, data: answered(lambda _: own_numbers.parse(data), ""),
    "weights": lambda _, data: answered(lambda _: from_bytes(data), ""),
    "run.json": as_part_of_a_run("run.json"), "history": as_part_of_a_run("history.jsonl"),
    "digests": as_part_of_a_run("digests.json"), "snapshot": as_part_of_a_run("snapshot"),
    "notes": as_notes, "receipt": as_receipt,
    "IMDB archive": as_file("aclImdb_v1.tar.gz", imdb.read), "IMDB table": as_file("IMDB Dataset.csv", imdb.read),
    "rt-polarity": as_file("rt-polaritydata.tar.gz", rt_polarity.read), "NSMC": as_file("ratings_train.txt", nsmc.read),
    "Tatoeba": as_file("deu.txt", tatoeba.read), "GloVe": as_file("glove.6B.50d.txt", lambda path: glove.read(path)),
    "Multi30k": as_file("train.de.gz", lambda path: multi30k.read(path.parent)),
    ".gz": as_file("x.txt.gz", reading.read_text),
}  # fmt: skip


def test_every_entrance_for_files(home):
    for entrance in ENTRANCES.values():
        entrance(home, b"")  # everything is imported

    @settings(FIXED, max_examples=500)
    @given(hostile_files)
    def throw(data: bytes) -> None:
        with watched(home):
            for entrance in ENTRANCES.values():
                entrance(home, data)

    throw()
    assert not [path for path in home.rglob("*") if path.is_symlink()]


@pytest.mark.parametrize("read", [imdb.read, rt_polarity.read])
def test_a_bomb_in_an_archive_is_refused_before_it_fills_the_memory(read, tmp_path):
    bomb = tmp_path / "bomb.tar.gz"
    bomb.write_bytes(tarred("aclImdb/train/pos/1_9.txt", BOMB))
    with pytest.raises(Problem, match="larger than 1 MB"):
        read(bomb)


def test_a_file_with_a_digest_of_its_own_is_not_unpickled(home):
    import pickle

    from tests.hostile.files import Bomb

    data = pickle.dumps(Bomb())
    with watched(home):
        as_part_of_a_run("snapshot")(home, data)
    assert digest_of(data) == RunFolder(home / "runs" / "sentiment" / RUN).snapshot_digests()[0]
