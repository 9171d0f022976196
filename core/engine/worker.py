"""The process that trains: `python -m core.engine.worker`, started and fed by `core.engine.workforce`.

The first line on standard input is the scheduler's address. Standard input stays open as long as the parent lives;
when it ends, the parent is gone (also after `kill -9`) and this process leaves at once.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading

import psutil

from core.engine import dask_settings, memory, steady_clock

NICE = 10  # about a tenth of the processor time of the server while both want it, all of it otherwise


def main() -> None:
    """Import torch while the scheduler comes up, then work for it until the parent ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is for the parent, which ends us
    import torch  # noqa: F401 - loaded now, so that the first task need not wait for it

    dask_settings.apply()
    steady_clock.install()
    memory.limit()
    _step_back()

    address = sys.stdin.readline().strip()
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    if address:
        asyncio.SelectorEventLoop().run_until_complete(_work(address))  # tornado wants this kind on Windows too


def _step_back() -> None:
    """Let the pages go first where processors are few: thirty students wait for them, and for training nobody does."""
    psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if sys.platform == "win32" else NICE)


def _leave_with_parent() -> None:
    while sys.stdin.readline():
        pass
    os._exit(0)


async def _work(address: str) -> None:
    from distributed import Worker
    from distributed.worker import DEFAULT_EXTENSIONS

    options = {
        "nthreads": 1,
        "name": os.getpid(),
        "host": dask_settings.LOOPBACK,
        "dashboard_address": dask_settings.NO_DASHBOARD,
        "extensions": dask_settings.without_spans(DEFAULT_EXTENSIONS),
    }
    async with Worker(address, memory_limit=0, **options) as worker:
        await worker.finished()


if __name__ == "__main__":
    main()
