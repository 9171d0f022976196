"""Asking about snapshots, and running functions on workers."""

from __future__ import annotations

import gc
import time

import numpy as np
import pytest

from core.engine import Engine, Run
from core.problems import Problem
from tests.engine.conftest import finished, wait_until
from tests.engine.fake.topic import Config

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def done(engine: Engine) -> Run:
    return finished(engine.start(Config(steps=60)))


def test_every_snapshot_can_be_asked(engine: Engine, done: Run) -> None:
    assert [engine.ask(done.id, step, "step").result() for step in done.snapshots] == [0, 20, 40, 60]
    assert engine.ask(done.id, None, "step").result() == 60
    assert engine.ask(done.id, 20, "echo", text="안녕").result() == ("안녕", ["하나", "two"])
    first, last = (engine.ask(done.id, step, "weights").result() for step in (0, 60))
    assert first.shape == (8, 4)
    assert not np.array_equal(first, last)


def test_a_stored_run_can_be_asked(engine: Engine, done: Run) -> None:
    engine._roster.live.pop(done.id)
    stored = engine.run(done.id)
    assert (stored.status, stored.snapshots, stored.history) == (done.status, done.snapshots, done.history)
    assert stored.config == done.config
    assert engine.ask(done.id, 40, "step").result() == 40
    assert done.id in [record.id for record in engine.runs("fake")]


def test_nobody_keeps_a_note_of_every_question(engine: Engine, done: Run) -> None:
    for _ in range(30):
        engine.ask(done.id, 20, "step").result()
    gc.collect()
    assert sum(type(one).__name__ in ("TaskGroup", "Span") for one in gc.get_objects()) < 10


def test_answers_come_while_training_goes_on(engine: Engine) -> None:
    runs = [engine.start(Config(steps=400, pause=0.01, seed=seed)) for seed in range(4)]
    engine.ask(runs[0].id, None, "step").result()
    for _ in range(5):
        engine.ask(runs[0].id, 0, "step").result()
    assert all(run.status.active for run in runs)
    for run in runs:
        run.stop()


def test_whoever_begins_a_run_does_not_wait_for_questions(engine: Engine, done: Run) -> None:
    """A class that begins together asks its new models about everything at once."""
    ask = lambda: engine.ask(done.id, 20, "wait", seconds=0.1)  # noqa: E731
    ask().result()
    answers = [ask() for _ in range(30)]
    run = engine.start(Config(steps=5))
    wait_until(lambda: len(run.history), what="the first point")
    assert not answers[20].done()
    for answer in answers:
        answer.result()


@pytest.mark.parametrize("question", ["_secret", "__init__", "nothing", "config"])
def test_only_public_methods_are_questions(engine: Engine, done: Run, question: str) -> None:
    with pytest.raises(Problem, match="no question"):
        engine.ask(done.id, 20, question).result()


def test_errors_become_problems(engine: Engine, done: Run) -> None:
    with pytest.raises(Problem, match="KeyError"):
        engine.ask(done.id, 20, "fail").result()
    with pytest.raises(Problem, match="No snapshot was kept of step 21"):
        engine.ask(done.id, 21, "step").result()
    for run_id in ("nobody", "../../etc", "a/b", "", "A", "x" * 65):
        with pytest.raises(Problem, match="There is no run"):
            engine.ask(run_id, None, "step").result()


def test_a_slow_answer_says_so_and_comes_later(engine: Engine, done: Run) -> None:
    answer = engine.ask(done.id, 20, "wait", seconds=0.5)
    with pytest.raises(Problem, match="longer than"):
        answer.result(timeout=0.05)
    assert not answer.done()
    assert answer.result() == "done"


def test_functions_run_on_workers_and_say_how_far_they_are(engine: Engine) -> None:
    answer = engine.do("tests.engine.fake.chores.count_to", progress_key="counting", goal=3)
    assert answer.result() == 3
    deadline = time.monotonic() + 5
    while engine.progress("counting") != (3, 3) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert engine.progress("counting") == (3, 3)
    with pytest.raises(ValueError, match="not a function"):
        engine.do("os.system", command="true")
    with pytest.raises(Problem, match="AttributeError"):
        engine.do("tests.engine.fake.chores.nothing").result()


def test_the_status_of_an_engine_that_is_awake(engine: Engine) -> None:
    engine.warm("fake").result()
    status = engine.status()
    assert (status.state, status.device, status.problem) == ("ready", "CPU", None)
