"""How long one matrix product takes, for several ways of computing it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from statistics import median

import numpy as np
import torch

MOST = 25  # measurements of one product
ENOUGH = 0.3  # seconds; after that no further measurement begins
WORK = 2**21  # a small product is repeated until a measurement holds about that many multiplications
WAIT_FOR = {"cuda": torch.cuda.synchronize, "mps": torch.mps.synchronize}


def race(size: int, accelerator: torch.device | None = None) -> dict[str, float]:
    """Seconds for A B with A and B (size, size) in float32: NumPy, PyTorch, and PyTorch on the accelerator.

    With an accelerator two numbers come: for matrices that lie there already, and for matrices that are brought
    there from the main memory, and their product back. A GPU works behind the program's back, so the clock only
    stops after it has said that it is done.
    """
    a, b = torch.rand(size, size), torch.rand(size, size)
    a_numpy, b_numpy = a.numpy(), b.numpy()  # the very same memory
    before = torch.get_num_threads()
    torch.set_num_threads(os.cpu_count() or 1)  # NumPy takes every core, too
    try:
        seconds = {
            "numpy": seconds_of(lambda: a_numpy @ b_numpy, size),
            "torch": seconds_of(lambda: a @ b, size),
        }
    finally:
        torch.set_num_threads(before)
    if accelerator is not None:
        wait = WAIT_FOR.get(accelerator.type, lambda: None)
        a_there, b_there = a.to(accelerator), b.to(accelerator)
        seconds["gpu"] = seconds_of(lambda: a_there @ b_there, size, wait)
        seconds["gpu_copied"] = seconds_of(lambda: (a.to(accelerator) @ b.to(accelerator)).cpu(), size, wait)
    return seconds


def seconds_of(product: Callable[[], object], size: int, wait: Callable[[], None] = lambda: None) -> float:
    """The median time of one call. `wait` returns when everything that was begun is done."""
    calls = max(1, WORK // size**3)
    if wait in WAIT_FOR.values() or size <= 1024:  # the first call also loads the library
        product()
    measured: list[float] = []
    begin = time.perf_counter()
    while len(measured) < MOST and (not measured or time.perf_counter() - begin < ENOUGH):
        wait()
        start = time.perf_counter()
        for _ in range(calls):
            product()
        wait()
        measured.append((time.perf_counter() - start) / calls)
    return median(measured)


def library() -> str:
    """The library in which NumPy multiplies matrices, for instance “scipy-openblas”."""
    return np.show_config(mode="dicts")["Build Dependencies"]["blas"]["name"]
