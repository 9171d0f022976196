"""A run from start to end, with everything that a user can press on the way."""

from __future__ import annotations

import math
import time
from pathlib import Path
from threading import Thread

import pytest

from core.engine import Engine, Record, Run, RunStatus
from core.engine.keeper import Keeper
from core.engine.messages import Report
from core.engine.parcel import Want, pack
from core.engine.run_folder import RunFolder
from tests.engine.conftest import bare_loop, finished, wait_until
from tests.engine.fake.topic import Config

pytestmark = pytest.mark.engine


def test_the_history_is_that_of_the_bare_loop(engine: Engine) -> None:
    config = Config(steps=90, seed=3)
    run = finished(engine.start(config))
    assert run.status is RunStatus.FINISHED
    assert run.problem is None
    assert run.history == bare_loop(config)
    assert run.snapshots == [0, 20, 40, 60, 80, 90]
    assert run.record.summary == {"weight": 1.5, "steps": 90}
    assert (run.record.threads, run.record.step, run.record.total_steps) == (1, 90, 90)
    assert run.record.seconds > 0


def test_runs_beside_each_other_do_not_disturb_each_other(engine: Engine) -> None:
    configs = [Config(steps=120, seed=1, pause=0.003), Config(steps=120, seed=2, pause=0.003)]
    runs = [engine.start(config) for config in (*configs, configs[0])]
    for run in runs:
        finished(run)
    assert runs[0].history == runs[2].history
    assert [run.history for run in runs[:2]] == [bare_loop(config) for config in configs]


def test_pause_step_and_play(engine: Engine) -> None:
    config = Config(steps=150, pause=0.01)
    run = engine.start(config)
    wait_until(lambda: len(run.history) > 3)
    run.pause()
    assert run.status is RunStatus.PAUSED
    at = _resting_step(engine, run)
    run.step()
    wait_until(lambda: run.history.last_step == at + 1)
    run.step(3)
    wait_until(lambda: run.status is RunStatus.PAUSED)
    assert run.history.last_step == at + 4
    run.play()
    assert run.status is RunStatus.RUNNING
    assert finished(run).history == bare_loop(config)


@pytest.fixture
def undriven(tmp_path: Path) -> Run:
    """A run whose orders nobody carries out."""
    config = Config()
    record = Record(id="20260102-030405-abcdef", topic="fake", config=config.model_dump())
    return Run(config, record, Keeper(RunFolder(tmp_path / record.id)), lambda _: None)


def test_a_step_is_done_although_the_order_under_way_brought_many(undriven: Run) -> None:
    run, order = undriven, undriven.next_order()
    run.pause()  # the order is under way still
    run.step()
    run.absorb(order, Report("a worker", step=9, rows=[{"step": step} for step in range(1, 10)]))
    assert run.next_order().most == 1


@pytest.mark.parametrize("press", [Run.stop, Run.pause])
def test_what_the_order_under_way_brings_is_awaited_here_and_on_other_servers(undriven: Run, press) -> None:
    run, order = undriven, undriven.next_order()
    press(run)
    assert not run.status.active
    assert run.going
    assert pack(run, Want()).going
    run.absorb(order, Report("a worker", step=2, rows=[{"step": 1}, {"step": 2}]))
    assert not run.going
    parcel = pack(run, Want())
    assert (parcel.going, len(parcel.report.rows)) == (False, 2)


def test_two_who_steer_one_run_at_once_see_the_same(engine: Engine) -> None:
    config = Config(steps=200, pause=0.002, seed=9)
    run = engine.start(config)
    one, other = engine.run(run.id), engine.run(run.id)
    steering = [
        Thread(target=lambda: [(one.play(), one.pause(), time.sleep(0.003)) for _ in range(60)]),
        Thread(target=lambda: [(other.step(), time.sleep(0.002)) for _ in range(60)]),
    ]
    for hand in steering:
        hand.start()
    for hand in steering:
        hand.join()
    one.pause()
    at = _resting_step(engine, run)
    assert (one.status, one.history) == (other.status, other.history)
    assert [row["step"] for row in run.history] == list(range(1, at + 1))
    steering = [Thread(target=one.pause), Thread(target=other.step)]
    for hand in steering:
        hand.start()
    wait_until(lambda: run.chain.movable and run.status is RunStatus.PAUSED)
    assert _resting_step(engine, run) in (at, at + 1)
    other.play()
    assert finished(one).history == bare_loop(config)
    wait_until(lambda: run.keeper.folder.history() == run.history, what="the stored history")


def test_stop_and_play(engine: Engine) -> None:
    config = Config(steps=100, pause=0.01)
    run = engine.start(config)
    wait_until(lambda: len(run.history) > 3)
    run.stop()
    assert run.status is RunStatus.STOPPED
    _resting_step(engine, run)
    run.play()
    assert finished(run).history == bare_loop(config)


def test_reset_begins_anew(engine: Engine) -> None:
    config = Config(steps=80, pause=0.005)
    run = engine.start(config)
    wait_until(lambda: run.history.last_step > 25)
    run.reset()
    assert (run.status, len(run.history), run.snapshots) == (RunStatus.PAUSED, 0, [0])
    run.play()
    assert finished(run).history == bare_loop(config)
    run.reset()
    wait_until(lambda: run.keeper.folder.history().last_step == 0)
    assert run.keeper.folder.snapshot_digests().keys() == {0}


def test_speed_set_on_the_way_limits_the_steps(engine: Engine) -> None:
    run = engine.start(Config(steps=400, pause=0.005))
    wait_until(lambda: len(run.history) > 0)
    run.speed = 20.0
    before = run.history.last_step
    wait_until(lambda: run.history.last_step > before)  # the order given before the limit has ended
    began, at = time.monotonic(), run.history.last_step  # in this order, a busy machine can only seem slower
    wait_until(lambda: run.history.last_step >= at + 20)
    done = run.history.last_step - at
    assert done <= run.speed * (time.monotonic() - began) + 6  # two orders of three steps
    assert run.status is RunStatus.RUNNING
    run.speed = None
    assert finished(run).history.last_step == 400


def test_a_run_that_diverges_says_so(engine: Engine) -> None:
    run = finished(engine.start(Config(steps=400, learning_rate=1e20)))
    assert run.status is RunStatus.DIVERGED
    assert not math.isfinite(run.history.latest("loss"))
    assert "learning rate" in str(run.problem)
    assert run.problem.values["step"] == run.history.last_step


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        ({"fails_at": 10}, "RuntimeError: this is the error of the test"),
        ({"complains_at": 10}, "The corpus is missing."),
    ],
)
def test_a_run_that_fails_says_why(engine: Engine, settings: dict, text: str) -> None:
    run = finished(engine.start(Config(steps=50, **settings)))
    assert run.status is RunStatus.FAILED
    assert text in str(run.problem)
    wait_until(lambda: engine._roster.shelf.find(run.id).record().status is RunStatus.FAILED)


def test_twelve_runs_share_the_workers(engine: Engine) -> None:
    config = Config(steps=60, pause=0.01)
    runs = [engine.start(config.model_copy(update={"seed": seed})) for seed in range(12)]
    wait_until(lambda: all(len(run.history) for run in runs), 10.0, "the first row of every run")
    assert not all(run.status is RunStatus.FINISHED for run in runs)
    for run in runs:
        assert finished(run).status is RunStatus.FINISHED


def _resting_step(engine: Engine, run) -> int:
    wait_until(lambda: run.chain.movable, what="saving the state")
    wait_until(lambda: engine.cluster.pending == 0)
    step = run.history.last_step
    assert engine.ask(run.id, 0, "step").result() == 0  # the workers had time for another step
    assert run.history.last_step == step
    return step
