"""A Dask cluster as the teacher's page says it: a scheduler, and workers that wait for it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.machines.network import DASK, ROOT

SCHEDULER = ("scheduler", "--no-dashboard", "--dashboard-address", "127.0.0.1:0", "--no-show")
WORKER = ("worker", "--nthreads", "1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")


def dask(*arguments: str) -> tuple[str, ...]:
    """A command of Dask's, run from the folder of the repository."""
    return (sys.executable, "-m", "dask", *arguments)


def line_with(pattern: str, log: Path, process: subprocess.Popen, seconds: float = 180.0) -> str:
    """Wait until the log says this, and return the pattern's group; fails when the process ends before."""
    end = time.monotonic() + seconds
    while not (found := re.search(pattern, log.read_text(errors="replace"))):
        if process.poll() is not None or time.monotonic() > end:
            pytest.fail(f"not said: {pattern}\n{log.read_text(errors='replace')[-3000:]}")
        time.sleep(0.05)
    return found[1]


@contextmanager
def cluster_here(
    folder: Path, host: str = "127.0.0.1", workers: int = 1, **environment: str
) -> Iterator[tuple[str, Callable[[], None]]]:
    """A scheduler and its workers on this machine; gives its address. `environment` is for all of them."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("GLASSBOX_", "DASK_"))}
    clean |= {"DASK_CONFIG": str(DASK), "GLASSBOX_HOME": str(folder / "worker"), **environment}
    started: list[subprocess.Popen] = []

    def start(log: Path, *command: str) -> subprocess.Popen:
        with log.open("wb") as out:
            started.append(subprocess.Popen(command, cwd=ROOT, env=clean, stdout=out, stderr=subprocess.STDOUT))
        return started[-1]

    try:
        log = folder / "scheduler.log"
        options = ("--host", host, "--port", "0")
        scheduler = start(log, *dask(*SCHEDULER, *options))
        address = line_with(r"Scheduler at:\s+(\S+)", log, scheduler)
        for number in range(workers):
            start(folder / f"worker-{number}.log", *dask(*WORKER, "--no-nanny", address))
        yield address
    finally:
        for process in started:
            process.kill()
        for process in started:
            process.wait()
