"""One engine with two real worker processes for all tests of this folder."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

import pytest

from core.engine import Engine, Run
from core.training.history import History

os.environ["GLASSBOX_TOPICS"] = "fake=tests.engine.fake"


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


@pytest.fixture
def wait() -> Callable:
    return wait_until


def wait_until(condition: Callable[[], object], seconds: float = 60.0, what: str = "it") -> None:
    """Wait until `condition()` holds; fail the test when it does not in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what} did not happen within {seconds} s"
        time.sleep(0.01)


def finished(run: Run, seconds: float = 60.0) -> Run:
    """Wait until the run goes on no more."""
    wait_until(lambda: not run.status.active, seconds, "the end of the run")
    return run


def bare_loop(config) -> History:
    """The history of the same trainer without any engine and without pauses, in this process."""
    import torch

    from core.engine.topics import trainer_module
    from core.training.loop import steps

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        return History(steps(trainer_module(config.topic).Trainer(config.model_copy(update={"pause": 0.0}))))
    finally:
        torch.set_num_threads(before)
