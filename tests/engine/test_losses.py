"""Workers and servers that die in mid-run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from core.engine import Engine, RunStatus
from core.engine.shelf import Shelf
from core.problems import Problem
from tests.engine.conftest import bare_loop, finished, wait_until
from tests.engine.fake.topic import Config

pytestmark = pytest.mark.engine

SERVER = """
import time
from core.engine import get_engine
from core.engine.topics import config_class
run = get_engine().start(config_class("fake")(steps=400, pause=0.01, seed=5))
while run.chain.saved_step == 0 or len(get_engine().cluster.workforce.pids) < 2:
    time.sleep(0.01)
print(run.id, *get_engine().cluster.workforce.pids, flush=True)
time.sleep(60)
"""

CLIENT = """
import sys
from core.engine import get_engine
from core.engine.topics import config_class
engine = get_engine()
run = engine.start(config_class("fake")(steps=20))
assert engine.ask(run.id, None, "echo", text="a").result(60)[0] == "a"
while run.status.active:
    pass
assert run.status == "finished", run.problem
assert engine.runs("fake")
print(sorted({"torch", "sklearn", "spacy"} & set(sys.modules)))
"""


def test_a_killed_worker_leaves_no_trace_in_the_history(engine: Engine) -> None:
    config = Config(steps=300, pause=0.01, seed=4)
    run = engine.start(config)
    wait_until(lambda: 0 < run.chain.saved_step < run.history.last_step)
    for pid in engine.cluster.workforce.pids:
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: run.problem or run.status is RunStatus.FINISHED, what="a word about the loss")
    assert "has gone back to step" in str(run.problem)
    finished(run)
    assert (run.status, run.problem) == (RunStatus.FINISHED, None)
    assert run.history == bare_loop(config)
    assert run.keeper.folder.history() == run.history
    assert run.snapshots == list(range(0, 301, 20)) == list(run.keeper.folder.snapshot_digests())


def test_a_question_survives_the_death_of_its_worker(engine: Engine) -> None:
    run = finished(engine.start(Config(steps=20)))
    answer = engine.ask(run.id, 0, "wait", seconds=0.7)
    time.sleep(0.3)
    for pid in engine.cluster.workforce.pids:
        os.kill(pid, signal.SIGKILL)
    assert answer.result(60) == "done"


def test_a_run_that_kills_its_worker_again_and_again_fails_and_the_others_go_on(engine: Engine) -> None:
    others = [engine.start(Config(steps=200, pause=0.01, seed=seed)) for seed in range(4)]
    run = finished(engine.start(Config(steps=60, pause=0.01, kills_at=30)), 120)
    assert run.status is RunStatus.FAILED
    assert "several times" in str(run.problem)
    wait_until(lambda: run.keeper.folder.history() == run.history, what="the stored history")
    for other in others:
        assert finished(other).status is RunStatus.FINISHED
        assert other.history == bare_loop(other.config)
    wait_until(lambda: len(engine.cluster.workers) == 2)
    assert engine.status().problem is None


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_server_takes_its_workers_along_and_the_run_goes_on_later(
    engine: Engine, root: Path, tmp_path: Path
) -> None:
    environment = {**os.environ, "GLASSBOX_HOME": str(tmp_path)}
    server = subprocess.Popen([sys.executable, "-c", SERVER], cwd=root, env=environment, stdout=subprocess.PIPE)
    run_id, *pids = server.stdout.readline().decode().split()
    assert len(pids) == 2
    server.kill()
    server.communicate()
    wait_until(lambda: not any(psutil.pid_exists(int(pid)) for pid in pids), 3.0, "the end of the workers")
    other = Shelf(tmp_path / "runs")
    assert [(record.id, record.status) for record in other.list("fake")] == [(run_id, RunStatus.INTERRUPTED)]
    engine._roster.shelf, before = other, engine._roster.shelf
    try:
        run = engine.resume(run_id)
        assert finished(run).history == bare_loop(run.config)
        assert other.find(run_id).history() == run.history
        engine._roster.live.pop(run_id)
        with pytest.raises(Problem, match="is over"):
            engine.resume(run_id)
    finally:
        engine._roster.shelf = before


def test_the_serving_process_never_sees_torch(root: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CLIENT], cwd=root, capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "[]", done.stderr
    assert not done.stderr


def test_an_existing_cluster_is_used(root: Path) -> None:
    code = "from distributed.cli.dask_scheduler import main; main()"
    options = ["--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0"]
    scheduler = subprocess.Popen([sys.executable, "-c", code, *options], stderr=subprocess.PIPE, text=True)
    worker = None
    try:
        address = next(line.split()[-1] for line in scheduler.stderr if "Scheduler at:" in line)
        code = "from distributed.cli.dask_worker import main; main()"
        options = [address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        worker = subprocess.Popen([sys.executable, "-c", code, *options], cwd=root, stderr=subprocess.DEVNULL)
        environment = {**os.environ, "GLASSBOX_SCHEDULER": address}
        done = subprocess.run(
            [sys.executable, "-c", CLIENT], cwd=root, env=environment, capture_output=True, text=True, timeout=120
        )
        assert done.stdout.strip() == "[]", done.stderr
    finally:
        for process in filter(None, (worker, scheduler)):
            process.kill()
            process.communicate()
