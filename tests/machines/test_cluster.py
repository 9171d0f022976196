"""Training on machines that share no disk with the server: nothing that a run needs may lie where they cannot read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.corpora import own, own_numbers
from core.engine import Engine, RunStatus
from core.engine.topics import config_class
from core.problems import Problem
from core.topics.sentiment import RECORDED
from tests.engine.conftest import bare_loop, finished, wait_until
from tests.engine.fake.topic import Config
from tests.machines.network import Machine

WORDS = {0: ("dull", "flat", "weary", "grim", "stale"), 1: ("bright", "lively", "warm", "witty", "fresh")}
THINGS = ("film", "story", "evening", "book", "song", "walk", "game", "play", "room", "joke")


def test_a_run_is_trained_asked_stored_and_resumed(engine: Engine) -> None:
    config = Config(steps=200, pause=0.01, seed=3)
    run = engine.start(config)
    assert engine.ask(run.id, None, "echo", text="안녕").result(180) == ("안녕", ["하나", "two"])
    wait_until(lambda: run.history.last_step > 30)
    run.pause()
    wait_until(lambda: run.chain.movable and run.id not in engine._driver._tasks, what="the saved state")
    assert run.keeper.folder.state()[0] == run.history.last_step
    del engine._roster.live[run.id]  # as if the server had been started anew
    resumed = finished(engine.resume(run.id))
    assert resumed.status is RunStatus.FINISHED
    assert resumed.history == bare_loop(config)
    wait_until(lambda: resumed.id not in engine._driver._tasks, what="the last write")
    assert resumed.keeper.folder.history() == resumed.history
    assert list(resumed.keeper.folder.snapshot_digests()) == list(range(0, 201, 20))


def test_two_runs_use_both_machines(engine: Engine, workers: tuple[str, list[Machine]]) -> None:
    runs = [engine.start(Config(steps=400, pause=0.01, seed=seed)) for seed in (1, 2)]
    for run in runs:
        wait_until(lambda run=run: len(run.history) > 0)
    assert {run.worker.split("//")[1].split(":")[0] for run in runs} == {machine.address for machine in workers[1]}
    for run in runs:
        run.stop()


def test_a_recorded_model_answers(engine: Engine) -> None:
    read = engine.ask(RECORDED["en"], None, "predict", text="A warm and funny film.").result(180)
    assert read.probability > 0.5


def test_a_table_that_a_student_brought_travels_to_the_worker(
    engine: Engine, home: Path, workers: tuple[str, list[Machine]]
) -> None:
    rows = "\n".join(f"{label}\t{word} {thing}" for label in (0, 1) for word in WORDS[label] for thing in THINGS)
    name = own.keep(own.parse(rows.encode()))
    assert not any(f"{name}.tsv" in machine.holds(home) for machine in workers[1])
    Config = config_class("sentiment")
    config = Config(corpus="own", table=name, language="en", epochs=2, hidden_size=8, embedding_size=8)
    runs = [finished(engine.start(config.model_copy(update={"seed": seed})), 90) for seed in (1, 2)]
    assert [run.problem for run in runs] == [None, None]
    assert any(f"{name}.tsv" in machine.holds(home) for machine in workers[1])
    assert engine.ask(runs[0].id, None, "predict", text="a bright walk").result(180).tokens == ["a", "bright", "walk"]


def test_a_table_of_numbers_travels_too(engine: Engine) -> None:
    numbers = np.random.default_rng(0).normal(size=(30, 2)).round(3)
    rows = "\n".join(f"{x}\t{y}\t{'left' if x < 0 else 'right'}" for x, y in numbers)
    name = own_numbers.keep(own_numbers.parse(rows.encode()))
    run = finished(engine.start(config_class("training_loop")(corpus="own", table=name)), 90)
    assert (run.status, run.problem) == (RunStatus.FINISHED, None)


def test_real_data_that_only_the_server_has_travels_once(
    engine: Engine, home: Path, workers: tuple[str, list[Machine]], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = home / "data" / "reviews"
    data.mkdir(parents=True)
    for name, label in (("neg", 0), ("pos", 1)):
        lines = [f"a {word} {thing} , {other} .\n" for word in WORDS[label] for thing in THINGS for other in THINGS]
        (data / f"rt-polarity.{name}").write_text("".join(lines), encoding="cp1252")
    monkeypatch.setenv("GLASSBOX_DATA", str(home / "data"))
    config = config_class("sentiment")(corpus="rt_polarity", language="en", epochs=1, hidden_size=8, embedding_size=8)
    run = finished(engine.start(config), 90)
    assert (run.status, run.problem) == (RunStatus.FINISHED, None)
    there = next(machine for machine in workers[1] if machine.address in run.worker)
    assert {"rt-polarity.neg", "rt-polarity.pos"} <= there.holds(home / "cache" / "corpora" / "rt_polarity")


def test_what_nobody_has_is_said_in_a_sentence(engine: Engine) -> None:
    config = config_class("sentiment")(corpus="own", table="0" * 16, language="en")
    run = finished(engine.start(config), 60)
    assert run.status is RunStatus.FAILED
    assert "bring it once more" in str(run.problem)
    with pytest.raises(Problem, match="There is no run"):
        engine.run("20260101-000000-aaaaaa")


def test_fetching_leaves_the_files_on_the_server(engine: Engine, home: Path) -> None:
    answer = engine.do("tests.engine.fake.chores.leave", progress_key="leaving", files_for_here=True, name="here.txt")
    answer.result(30)
    assert (home / "cache" / "here.txt").read_text() == "here"
    assert engine.progress("leaving") == (1, 1)
