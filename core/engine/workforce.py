"""The local worker processes: start them, start a dead one again, end them."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from core.problems import N_, Problem

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
TOO_MANY = 5  # failed starts in a row

# glibc gives every freed batch back to the system and asks for it again at the next step. With these thresholds it
# keeps the pages, and training is 1.45 times faster. They count only if they are set before the process starts.
MALLOC = {"MALLOC_TRIM_THRESHOLD_": str(2**30), "MALLOC_MMAP_THRESHOLD_": str(2**30)}


class WorkerProcess:
    """One place at the bench: a worker process, and the next one when it dies."""

    def __init__(self) -> None:
        self.process: subprocess.Popen | None = None
        self.failed_starts = 0  # it ended before it was ready, in a row
        self._ready = False
        self._not_before = 0.0

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start the process; it waits for `tell`."""
        command = [sys.executable, "-m", "core.engine.worker"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, cwd=ROOT, env={**os.environ, **MALLOC})
        self._ready = False

    def tell(self, address: str) -> None:
        """Say where the scheduler is."""
        with suppress(OSError):  # it died: `tend` sees that
            self.process.stdin.write(f"{address}\n".encode())
            self.process.stdin.flush()

    def tend(self, address: str, ready: set[int]) -> None:
        """Start a dead process again, after a pause that grows with every start that failed."""
        if self.alive:
            if self.process.pid in ready:
                self._ready, self.failed_starts = True, 0
            return
        if self.failed_starts >= TOO_MANY:
            return
        now = time.monotonic()
        if self.process is not None:
            self.failed_starts += not self._ready
            self._not_before = now + 0.1 * 2**self.failed_starts
            logger.warning("worker process %s ended with code %s", self.process.pid, self.process.returncode)
            self.end()
        if now >= self._not_before and self.failed_starts < TOO_MANY:
            self.start()
            self.tell(address)

    def end(self) -> None:
        """Close standard input, which makes the process leave; kill it if it does not."""
        if self.process is None:
            return
        with suppress(OSError):
            self.process.stdin.close()
        try:
            self.process.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


class Workforce:
    """All local workers. `tend` has to be called again and again."""

    def __init__(self, size: int) -> None:
        self._places = [WorkerProcess() for _ in range(size)]
        self._hired = 0

    @property
    def pids(self) -> list[int]:
        """Process ids of the living workers."""
        return [place.process.pid for place in self._places if place.alive]

    @property
    def problem(self) -> Problem | None:
        """Set when the workers cannot start."""
        if self._places and all(place.failed_starts >= TOO_MANY for place in self._places[: self._hired or 1]):
            return Problem(
                N_("The worker processes end as soon as they start. The terminal of the server shows why."),
            )
        return None

    def start_first(self) -> None:
        """Start one worker now: it loads torch while the scheduler comes up."""
        self._places[0].start()
        self._hired = 1

    def tell(self, address: str) -> None:
        """Say to the workers that wait where the scheduler is."""
        for place in self._places[: self._hired]:
            place.tell(address)

    def tend(self, address: str, ready: set[int], *, hire: bool) -> None:
        """Replace who died; `ready`: process ids of the workers that have reported to the scheduler.

        `hire`: whether the first worker has loaded all that it needs, so that the others may start. All at once
        would slow each other down, and somebody waits for the first answer.
        """
        if hire:
            self._hired = len(self._places)
        for place in self._places[: self._hired]:
            place.tend(address, ready)

    def end(self) -> None:
        """End all workers."""
        for place in self._places:
            if place.process is not None:
                with suppress(OSError):
                    place.process.stdin.close()  # all of them first, then wait for each
        for place in self._places:
            place.end()
