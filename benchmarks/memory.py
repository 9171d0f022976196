"""Resident memory of the server and of each worker at rest, after one prediction in each language."""

from __future__ import annotations

import subprocess
import sys
import time

import psutil

from benchmarks.browser import chromium, fresh_page
from benchmarks.common import announce, judge, options, wait_until, workers
from benchmarks.sentences import box, read, sentence
from benchmarks.server import dashboard, empty_app

SERVER, WORKER = 350, 600  # MB
KOREAN = "정말 재미있는 영화"


def main() -> None:
    """Print the memory of each process, beside the least that a process of its kind can have."""
    parser = options(__doc__)
    parser.add_argument("--quiet", type=float, default=10, help="seconds of rest before the measurement")
    parser.add_argument("--page", default="sentiment", choices=("home", "sentiment"), help="where sentences are typed")
    asked = parser.parse_args()
    announce("memory")
    server, each = at_rest(asked.page, asked.quiet)
    empty, torch = empty_server(), torch_alone()
    print(f"  server {server:.0f} MB; an empty Streamlit app has {empty:.0f} MB: ratio {server / empty:.2f}")
    for worker in each:
        print(f"  worker {worker:.0f} MB; Python with torch has {torch:.0f} MB: ratio {worker / torch:.2f}")
    judge("server at rest", server, SERVER, " MB")
    judge("largest worker at rest", max(each), WORKER, " MB")


def at_rest(name: str, quiet: float) -> tuple[float, list[float]]:
    """MB of the server and of its workers, with one page still open."""
    place, path = ("home", "") if name == "home" else ("sentiment-sentence", "sentiment")
    with dashboard() as server, chromium() as browser, fresh_page(browser) as page:
        page.goto(f"{server.url}/{path}?lang=en")
        box(page, place).wait_for()
        read(page, place, sentence(0))
        read(page, place, KOREAN)
        wait_until(lambda: len(server.workers()) == workers(), 60, "the start of the workers", pause=0.1)
        time.sleep(quiet)
        return megabytes(server.process), [megabytes(worker) for worker in server.workers()]


def empty_server() -> float:
    """MB of an empty Streamlit app that one visitor has opened."""
    with empty_app() as server, chromium() as browser, fresh_page(browser) as page:
        page.goto(server.url)
        page.locator("h1").first.wait_for()
        time.sleep(1)
        return megabytes(server.process)


def torch_alone() -> float:
    """MB of a new Python process that has imported torch."""
    command = [sys.executable, "-c", "import torch; print('.', flush=True); input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        size = megabytes(psutil.Process(process.pid))
        process.communicate(b"\n")
        return size


def megabytes(process: psutil.Process) -> float:
    """Resident memory in units of 10⁶ bytes."""
    return process.memory_info().rss / 1e6


if __name__ == "__main__":
    main()
