"""What one viewer may ask of a server: each limit says itself when it is met, and nothing recorded is lost."""

from __future__ import annotations

import pytest

from core import limits as module
from core.engine import Engine, RunStatus
from core.limits import Limits, limits, variable
from core.problems import Problem
from core.text.cleaning import check, clean
from tests.engine.conftest import bare_loop, finished, wait_until
from tests.engine.fake.topic import Config


@pytest.fixture(autouse=True)
def read_anew():
    limits.cache_clear()
    yield
    limits.cache_clear()


def test_every_limit_is_read_from_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "workers": "3",
        "memory": "2.5",
        "runs_at_a_time": "3",
        "most_steps": "1000",
        "longest_text": "50",
        "idle_minutes": "2.5",
    }
    assert given.keys() == Limits.model_fields.keys()
    for name, value in given.items():
        monkeypatch.setenv(variable(name), value)
    assert limits().model_dump() == {name: float(value) for name, value in given.items()}


@pytest.mark.parametrize("value", ["many", "0", "-1", "1e99", "nan", "inf", "3; rm -rf /", "\udcff"])
@pytest.mark.parametrize("name", list(Limits.model_fields))
def test_a_bad_value_is_named_with_what_is_possible(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module.os.environ, variable(name), value)
    with pytest.raises(Problem) as caught:
        limits()
    assert str(caught.value).startswith(f"{variable(name)} cannot be “{value}”. Possible: numbers from ")


def test_a_typed_text_is_read_as_far_as_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable("longest_text"), "20")
    read = check("good film " * 30)
    assert read.text == clean("good film " * 30) == "good film good film"
    assert read.notes[0].message.format(**read.notes[0].values) == "Only the first 20 characters were read."


def _limited(monkeypatch: pytest.MonkeyPatch, **given: float) -> None:
    for name, value in given.items():
        monkeypatch.setenv(variable(name), str(value))
    limits.cache_clear()


@pytest.mark.engine
def test_one_viewer_has_so_many_runs_at_a_time(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    _limited(monkeypatch, runs_at_a_time=2)
    long = Config(steps=5000, pause=0.01)
    first, second = engine.start(long, "somebody"), engine.start(long, "somebody")
    with pytest.raises(Problem, match="You have 2 runs going"):
        engine.start(long, "somebody")
    other = engine.start(long, "somebody else")
    first.stop()
    third = engine.start(long, "somebody")
    with pytest.raises(Problem, match="You have 2 runs going"):
        engine.resume(first.id, "somebody")
    assert first.status is RunStatus.STOPPED
    second.stop()
    assert engine.resume(first.id, "somebody").status.active
    for run in (first, third, other):
        run.stop()


@pytest.mark.engine
def test_a_run_with_too_many_steps_ends_with_a_sentence(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    _limited(monkeypatch, most_steps=100)
    run = finished(engine.start(Config(steps=101)))
    assert run.status is RunStatus.FAILED
    assert str(run.problem).startswith("This run would take 101 steps; 100 at most are possible here.")
    assert finished(engine.start(Config(steps=100))).status is RunStatus.FINISHED


class Clock:
    """Stands in for the module `time`, and goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.mark.engine
def test_a_run_that_nobody_looks_at_is_stopped_and_goes_on_when_asked(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, config = Clock(), Config(steps=150, pause=0.01)
    monkeypatch.setattr("core.engine.run.time", clock)
    run, paused = engine.start(config), engine.start(config)
    paused.pause()
    for _ in range(3):
        clock.now += 29 * 60
        assert engine.run(run.id) is run  # a page looks
        at = run.history.last_step
        wait_until(lambda at=at: run.history.last_step > at)
    clock.now += 31 * 60
    wait_until(lambda: run.status is RunStatus.STOPPED)
    assert "Nobody looked at this run for 30 minutes" in str(run.problem)
    assert 0 < run.history.last_step < config.steps
    wait_until(lambda: not engine._driver.busy(run.id))
    engine.start(Config(steps=1))  # a new run makes room in memory
    assert run.id not in engine._roster.live
    assert paused.status is RunStatus.STOPPED
    stored = engine.run(run.id)
    assert "Nobody looked" in str(stored.problem)
    assert stored.history.last_step == run.history.last_step
    again = engine.resume(run.id)
    assert again.problem is None
    assert finished(again).history == bare_loop(config)
