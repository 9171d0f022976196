"""Three machines that share no disk: a scheduler and two workers, and this process as the server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.engine import Engine
from core.engine.shelf import Shelf
from tests.engine.conftest import wait_until
from tests.machines.cluster import SCHEDULER, WORKER, dask, line_with
from tests.machines.network import DASK, Machine, machines

FOLDER = "home"  # every machine calls its own folder so


@pytest.fixture(scope="package")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one path under which each machine has a folder that no other sees; this process has the server's."""
    folder = tmp_path_factory.mktemp("machines") / FOLDER
    folder.mkdir()
    return folder


@pytest.fixture(scope="package")
def workers(home: Path) -> Iterator[tuple[str, list[Machine]]]:
    """The address of the scheduler, and the two machines that work for it."""
    with machines(3, home) as (scheduler, *others):
        log = home.parent / "scheduler.log"
        options = ("--host", scheduler.address)
        process = scheduler.start(*dask(*SCHEDULER, *options), log=log, DASK_CONFIG=str(DASK))
        address = line_with(r"Scheduler at:\s+(\S+)", log, process)
        about = {"DASK_CONFIG": str(DASK), "GLASSBOX_HOME": str(home), "GLASSBOX_TOPICS": "fake=tests.engine.fake"}
        for number, worker in enumerate(others):
            worker.start(*dask(*WORKER, address), log=home.parent / f"worker-{number}.log", **about)
        yield address, others


@pytest.fixture(scope="package")
def server(workers: tuple[str, list[Machine]], home: Path) -> Iterator[Callable[[str], Engine]]:
    """A function that starts an engine as another server would: with a home of its own."""
    before = {name: os.environ.get(name) for name in ("GLASSBOX_SCHEDULER", "GLASSBOX_HOME")}
    os.environ |= {"GLASSBOX_SCHEDULER": workers[0], "GLASSBOX_HOME": str(home)}
    engines = []

    def start(name: str) -> Engine:
        engine = Engine(Shelf(home / name / "runs"))
        engines.append(engine)
        wait_until(lambda: len(engine.cluster.workers) == 2, 180, "the connection with both workers")
        return engine

    yield start
    for engine in engines:
        engine.close()
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)


@pytest.fixture(scope="package")
def engine(server: Callable[[str], Engine]) -> Engine:
    """The server that most tests use."""
    return server("first")
