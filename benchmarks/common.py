"""What all benchmarks share: a home of their own, pairs taken in turn, percentiles, and how a result is printed."""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from core.limits import limits

ROOT = Path(__file__).resolve().parents[1]
_DEVICE = "import torch; from core.training.device import device_name; print(device_name(), torch.__version__)"


def options(description: str | None) -> argparse.ArgumentParser:
    """The command line of a benchmark, which shows the small defaults in its help."""
    return argparse.ArgumentParser(description=description, formatter_class=argparse.ArgumentDefaultsHelpFormatter)


def at_least_one(text: str) -> int:
    """A number of repeats on the command line."""
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def announce(name: str) -> None:
    """The first line: what is measured, on which machine, how busy it is, and with which code."""
    device, torch = fresh_python(_DEVICE).strip().rsplit(" ", 1)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"{name} · {device} · {_processor()}{load} · {workers()} workers · torch {torch} · code {_code()}", flush=True
    )


def workers() -> int:
    """How many local workers the engine starts (`GLASSBOX_WORKERS`, usually 2)."""
    return limits().workers


@contextmanager
def fresh_home() -> Iterator[Path]:
    """A new GLASSBOX_HOME for this process and its children, so that nothing is cached and nobody's runs are touched.

    A scheduler named by the environment is left out: the benchmarks measure this machine.
    """
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="glassbox-benchmark-", ignore_cleanup_errors=True) as folder:
        os.environ["GLASSBOX_HOME"] = folder
        os.environ.pop("GLASSBOX_SCHEDULER", None)
        try:
            yield Path(folder)
        finally:
            os.environ.clear()
            os.environ.update(before)


def fresh_python(code: str, *arguments: str) -> str:
    """Run `code` in a new Python process in the folder of the repository; returns what it printed."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def in_turn(
    names: tuple[str, str], one: Callable[[], float], other: Callable[[], float], pairs: int, unit: str = "s"
) -> float:
    """Measure A B A B …, print each pair, and return the median of A ÷ B."""
    ratios = []
    for number in range(1, pairs + 1):
        a, b = one(), other()
        ratios.append(a / b)
        print(f"  pair {number}: {names[0]} {a:.3g} {unit}, {names[1]} {b:.3g} {unit}, ratio {a / b:.2f}", flush=True)
    return median(ratios)


def percentile(values: list[float], percent: float) -> float:
    """The smallest value that at least `percent` of all values do not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(len(values) * percent / 100) - 1)]


def spread(values: list[float]) -> str:
    """Median, p95 and range of some seconds, in words."""
    middle, high = median(values), percentile(values, 95)
    return f"median {middle:.3f} s, p95 {high:.3f} s, {min(values):.3f} to {max(values):.3f} s, n = {len(values)}"


def judge(what: str, measured: float, bound: float, unit: str = "", *, at_least: bool = False) -> None:
    """The line that counts: what came out, the bound, and whether it is kept."""
    reached = measured >= bound if at_least else measured <= bound
    side = "at least" if at_least else "at most"
    verdict = "reached" if reached else "missed"
    print(f"{what}: {measured:.3g}{unit} (bound: {side} {bound:g}{unit}): {verdict}", flush=True)


def wait_until(condition: Callable[[], object], seconds: float, what: str, *, pause: float = 0.005) -> float:
    """Wait until `condition()` holds and return the seconds that it took; raises TimeoutError when it does not."""
    began = time.perf_counter()
    while not condition():
        if time.perf_counter() - began > seconds:
            raise TimeoutError(f"{what} did not happen within {seconds:.0f} s")
        time.sleep(pause)
    return time.perf_counter() - began


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    lines = information.read_text().splitlines() if information.exists() else []
    name = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "processor")
    return f"{os.cpu_count()} × {name}"


def _code() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return said or "unknown"
