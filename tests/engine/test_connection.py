"""A cluster that is not ours: its scheduler dies or falls silent, the wire to it is cut."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.engine import Engine, RunStatus
from core.engine.shelf import Shelf
from tests.engine.conftest import bare_loop, finished, wait_until
from tests.engine.fake.topic import Config
from tests.engine.proxy import Proxy

pytestmark = [pytest.mark.engine, pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL, no SIGSTOP")]

CUT = 20.0  # seconds that the wire stays cut


class DaskCluster:
    """A scheduler and a worker as Dask's own commands start them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.port = 0
        self.start()

    def start(self) -> None:
        """Start both, at the port where they were before."""
        options = ["--host", "127.0.0.1", "--port", str(self.port), "--dashboard-address", "127.0.0.1:0"]
        self.scheduler = self._dask("scheduler", *options, stderr=subprocess.PIPE, text=True)
        address = next(line.split()[-1] for line in self.scheduler.stderr if "Scheduler at:" in line)
        self.port = int(address.rpartition(":")[2])
        options = [address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        self.worker = self._dask("worker", *options, stderr=subprocess.DEVNULL)

    def end(self) -> None:
        """Kill both."""
        for process in (self.scheduler, self.worker):
            process.kill()
            process.communicate()

    def _dask(self, name: str, *options: str, **how) -> subprocess.Popen:
        code = f"from distributed.cli.dask_{name} import main; main()"
        return subprocess.Popen([sys.executable, "-c", code, *options], cwd=self._root, **how)


@pytest.fixture(scope="module")
def dask() -> Iterator[DaskCluster]:
    cluster = DaskCluster(Path(__file__).resolve().parents[2])
    yield cluster
    cluster.end()


@pytest.fixture(scope="module")
def wire(dask: DaskCluster) -> Iterator[Proxy]:
    proxy = Proxy(dask.port)
    yield proxy
    proxy.close()


@pytest.fixture(scope="module")
def far(wire: Proxy, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine whose scheduler is behind the wire."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GLASSBOX_SCHEDULER", wire.address)
        patch.setattr("core.engine.cluster.SILENCE", 1.0)
        engine = Engine(Shelf(tmp_path_factory.mktemp("home") / "runs"))
    yield engine
    engine.close()


@pytest.fixture
def run(far: Engine) -> Iterator:
    """A run that has saved a state; whatever the test does to the connection, it ends as if nothing had happened."""
    run = far.start(Config(steps=180, pause=0.01, seed=6))
    wait_until(lambda: 0 < run.chain.saved_step < run.history.last_step)
    yield run
    finished(run)
    assert (run.status, run.problem) == (RunStatus.FINISHED, None)
    assert run.history == bare_loop(run.config)
    assert run.snapshots == list(range(0, 181, 20))
    wait_until(lambda: run.id not in far._driver._tasks)
    assert run.keeper.folder.history() == run.history


def test_a_cut_wire_stops_a_run_until_it_is_mended(far: Engine, wire: Proxy, run) -> None:
    late = far.ask(run.id, 0, "wait", seconds=0.2)
    wire.cut()
    mended_at = time.monotonic() + CUT
    wait_until(lambda: far.status().problem, what="a word about the wire")
    assert "No Dask scheduler answers" in str(far.status().problem)
    assert "goes on by itself" in str(run.problem)
    recorded = list(run.history)
    assert run.status is RunStatus.RUNNING
    time.sleep(mended_at - time.monotonic())
    assert list(run.history) == recorded
    wire.mend()
    wait_until(lambda: run.history.last_step > len(recorded))
    assert list(run.history)[: len(recorded)] == recorded
    assert late.result(60) == "done"


def test_a_scheduler_that_falls_silent_is_waited_for(far: Engine, dask: DaskCluster, run) -> None:
    os.kill(dask.scheduler.pid, signal.SIGSTOP)
    try:
        wait_until(lambda: run.problem, what="a word about the silence")
        assert "No Dask scheduler answers" in str(run.problem)
    finally:
        os.kill(dask.scheduler.pid, signal.SIGCONT)
    wait_until(lambda: far.status().problem is None, what="the end of the silence")


def test_a_killed_scheduler_can_be_started_again(far: Engine, dask: DaskCluster, run) -> None:
    dask.scheduler.kill()
    wait_until(lambda: run.problem, what="a word about the scheduler")
    assert dask.worker.wait(60) is not None  # left without a scheduler, it leaves, too
    dask.end()
    dask.start()
    wait_until(lambda: far.status().state == "ready", what="the new worker")
