"""A Streamlit server that a benchmark starts, asks and ends."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import psutil

from benchmarks.common import ROOT, fresh_home, wait_until

# What .streamlit/config.toml says, for a script that has no such file beside it.
_OPTIONS = {
    "server.address": "127.0.0.1",
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": "false",
    "browser.gatherUsageStats": "false",
}

_COUNTS = "counts.json"
_COMPLAINT = re.compile(r"^\w+(\.\w+)*(Error|Exception)\b|\bERROR\b|\bCRITICAL\b")


@dataclass(frozen=True)
class Server:
    """A server that answers: its address, its process, the moment at which it was started, its home and its log."""

    url: str
    process: psutil.Process
    began: float  # time.perf_counter()
    home: Path
    log: TextIO
    ask: TextIO | None = None  # where a watched server is asked for its counts

    @property
    def age(self) -> float:
        """Seconds since the command was given."""
        return time.perf_counter() - self.began

    def workers(self) -> list[psutil.Process]:
        """The worker processes below it."""
        children = self.process.children(recursive=True)
        return [child for child in children if _is_worker(child)]

    def errors(self) -> list[str]:
        """What server and workers complained of: the last line of each traceback, and what was logged as an error."""
        self.log.seek(0)
        return [line for line in self.log.read().splitlines() if _COMPLAINT.search(line)]

    def counts(self) -> dict[str, int]:
        """What a watched server holds; see `benchmarks.insider`."""
        told = self.home / _COUNTS
        told.unlink(missing_ok=True)
        self.ask.write("\n")
        self.ask.flush()
        wait_until(told.exists, 60, "the counts of the server", pause=0.02)
        return json.loads(told.read_text())

    def check_torch_free(self) -> None:
        """End the benchmark when torch has been loaded into the process that serves pages (Linux only)."""
        maps = Path(f"/proc/{self.process.pid}/maps")
        if maps.exists() and "libtorch" in maps.read_text():
            raise SystemExit("torch is loaded in the serving process, which must never happen")


def _is_worker(process: psutil.Process) -> bool:
    try:
        return "core.engine.worker" in process.cmdline()
    except psutil.Error:  # it has just ended
        return False


@contextmanager
def dashboard(*, watched: bool = False) -> Iterator[Server]:
    """`streamlit run app.py` with an empty home; ready when it answers. `watched`: it can be asked for its counts."""
    with fresh_home() as home:
        os.environ["GLASSBOX_COUNTS"] = str(home / _COUNTS)
        with served(ROOT / "app.py", "benchmarks.insider" if watched else "streamlit") as server:
            yield server


@contextmanager
def empty_app() -> Iterator[Server]:
    """The smallest Streamlit app there is: one title."""
    with tempfile.TemporaryDirectory(prefix="glassbox-empty-") as folder:
        script = Path(folder) / "empty.py"
        script.write_text('import streamlit as st; st.title("Empty")\n')
        with served(script) as server:
            yield server


@contextmanager
def served(script: Path, module: str = "streamlit") -> Iterator[Server]:
    """`streamlit run` for a while; ready when it answers."""
    port = _free_port()
    options = [f"--{name}={value}" for name, value in (_OPTIONS | {"server.port": str(port)}).items()]
    command = [sys.executable, "-m", module, "run", script.name, *options]
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile("w+") as log:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=script.parent, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT, text=True
        )
        try:
            wait_until(lambda: _answers(url) or process.poll() is not None, 60, "the start of the server", pause=0.01)
            if process.poll() is not None:
                log.seek(0)
                raise SystemExit(f"the server ended at once:\n{log.read()}")
            home = Path(os.environ.get("GLASSBOX_HOME", ""))
            yield Server(url, psutil.Process(process.pid), began, home, log, process.stdin)
        finally:
            _end(process)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as reply:
            return reply.status == 200
    except OSError:
        return False


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
