"""Two servers on one cluster, each with a disk of its own: whoever has the link of a run sees it on either."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.engine import Engine, RunStatus, StoredRun
from core.engine.shared_run import SharedRun
from core.problems import Problem
from tests.engine.conftest import bare_loop, finished, wait_until
from tests.engine.fake.topic import Config


def watch(run: SharedRun, condition: Callable[[], object]) -> None:
    """Look at a run as a page does, again and again, until `condition()` holds."""
    wait_until(lambda: run.look() or condition())


@pytest.fixture(scope="module")
def other(server: Callable[[str], Engine]) -> Engine:
    return server("second")


def test_a_run_of_another_server_is_seen_live_and_steered(engine: Engine, other: Engine) -> None:
    config = Config(steps=400, pause=0.01, seed=5)
    run = engine.start(config)
    seen = other.run(run.id)
    assert seen.config == config
    watch(seen, lambda: len(seen.history) > 5 and seen.status is RunStatus.RUNNING)
    assert run.id in [record.id for record in other.runs("fake")]
    assert other.ask(run.id, 0, "echo", text="here").result(180)[0] == "here"
    seen.pause()
    assert run.status is RunStatus.PAUSED
    wait_until(lambda: run.chain.movable and run.id not in engine._driver._tasks, what="the end of the last order")
    watch(seen, lambda: seen.status is RunStatus.PAUSED and seen.history.last_step == run.history.last_step)
    at = run.history.last_step
    seen.step(2)
    watch(seen, lambda: seen.history.last_step == at + 2)
    seen.reset()
    watch(seen, lambda: seen.history.last_step == 0)
    with pytest.raises(Problem, match="Another window"):
        other.delete(run.id)
    other.resume(run.id)
    finished(run)
    assert run.history == bare_loop(config)
    wait_until(lambda: isinstance(other.run(run.id), StoredRun), what="the copy on the other server's disk")
    copy = other.run(run.id)
    assert (copy.status, copy.history, copy.snapshots) == (RunStatus.FINISHED, run.history, run.snapshots)
    assert copy.record.summary == run.record.summary
    assert other.ask(run.id, 40, "step").result(180) == 40


def test_a_run_that_was_over_before_the_other_server_came(engine: Engine, server: Callable[[str], Engine]) -> None:
    run = finished(engine.start(Config(steps=40, seed=6)))
    late = server("late")
    assert run.id not in [record.id for record in late.runs("fake")]
    late.run(run.id)
    wait_until(lambda: isinstance(late.run(run.id), StoredRun), what="the copy")
    assert late.run(run.id).history == run.history
    late.delete(run.id)
    wait_until(lambda: run.id not in [record.id for record in engine.runs("fake")], what="the deletion everywhere")


def test_when_a_server_is_gone_another_one_goes_on_with_its_runs(
    other: Engine, server: Callable[[str], Engine]
) -> None:
    leaving = server("leaving")
    config = Config(steps=600, pause=0.01, seed=7)
    run = leaving.start(config)
    wait_until(lambda: run.id in other._sharing.shared, what="the run on the other server")
    seen = other.run(run.id)
    watch(seen, lambda: seen.history.last_step > 50)
    run.pause()  # what has been learned is saved then
    watch(seen, lambda: seen.want(state=True).state > 0)
    run.play()
    watch(seen, lambda: seen.status.active)
    leaving.close()
    wait_until(lambda: isinstance(other.run(run.id), StoredRun), what="the end of the first server")
    assert other.run(run.id).status is RunStatus.INTERRUPTED
    resumed = finished(other.resume(run.id))
    assert resumed.history == bare_loop(config)
    back = server("leaving")  # the same disk again, with the run as it was when that server went
    with pytest.raises(Problem, match="is over"):
        back.resume(run.id)
    assert back.run(run.id).history == resumed.history
