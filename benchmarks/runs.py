"""Training runs through the engine of this process, with workers that are awake and hold the data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.common import fresh_home, wait_until, workers
from core.engine import Engine, Run, RunStatus, get_engine
from core.topics.sentiment import Config

_SECONDS = 1800  # until a run is given up


@contextmanager
def warm_engine(config: Config) -> Iterator[Engine]:
    """The engine, after one short run on each worker, so that all of them hold the data of `config`."""
    with fresh_home():
        engine = get_engine()
        try:
            wait_until(lambda: engine.status().workers == workers(), 120, "the start of the workers")
            finish([engine.start(config.model_copy(update={"epochs": 1})) for _ in range(workers())])
            yield engine
        finally:
            engine.close()


def settings(pairs: list[str], **usual: object) -> Config:
    """The Config that `--set FIELD=VALUE` describes, on top of the usual values of a benchmark."""
    return Config.read(usual | dict(pair.split("=", 1) for pair in pairs))


def lone_seconds(engine: Engine, config: Config) -> float:
    """Seconds from `start` to the end of one run that has the engine to itself."""
    return finish([engine.start(config)])


def finish(runs: list[Run]) -> float:
    """Wait until all these runs are over and return the seconds; raises what went wrong with one of them."""
    seconds = wait_until(lambda: not any(run.status.active for run in runs), _SECONDS, "the end of the training")
    for run in runs:
        if run.status is not RunStatus.FINISHED:
            raise run.problem or RuntimeError(f"the run ended as “{run.status}”")
    return seconds
