"""A run that asks for more memory than a worker may use."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.engine import Engine, RunStatus
from core.engine.shelf import Shelf
from core.limits import limits
from tests.engine.conftest import bare_loop, finished, wait_until
from tests.engine.fake.topic import Config

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process"),
]


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Engine]:
    """An engine whose one worker may use two gigabytes."""
    monkeypatch.setenv("GLASSBOX_WORKERS", "1")
    monkeypatch.setenv("GLASSBOX_MEMORY", "2")
    limits.cache_clear()
    engine = Engine(Shelf(tmp_path / "runs"))
    yield engine
    engine.close()
    limits.cache_clear()


def test_a_run_that_asks_for_too_much_ends_with_a_sentence_and_the_others_go_on(tight: Engine) -> None:
    other = tight.start(Config(steps=150, pause=0.005, seed=7))
    wait_until(lambda: len(other.history))
    pids = tight.cluster.workforce.pids
    hungry = finished(tight.start(Config(steps=50, hungry_at=20)))
    assert hungry.status is RunStatus.FAILED
    assert "not enough memory" in str(hungry.problem)
    assert [row["step"] for row in hungry.history] == list(range(1, hungry.history.last_step + 1))
    assert finished(other).status is RunStatus.FINISHED
    assert other.history == bare_loop(other.config)
    assert other.problem is None
    assert tight.cluster.workforce.pids == pids  # nobody had to die for it
