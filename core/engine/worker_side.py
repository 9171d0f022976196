"""Small things that tasks need on a worker: its address, a way to say how far they are, readable errors."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from typing import Any

from core.engine import memory
from core.problems import N_, Absent, Problem

logger = logging.getLogger("core.engine.worker")


def worker_address() -> str:
    """The address of the worker that runs this task; empty in a process that is none (the command line)."""
    from distributed import get_worker

    try:
        return get_worker().address
    except ValueError:
        return ""


def progress_reporter(topic: str, key: str) -> Callable[[int, int], None]:
    """A function `(done, total)` whose calls arrive in `engine.progress(key)`."""
    from distributed import get_worker

    worker = get_worker()
    return lambda done, total: worker.log_event(topic, {"key": key, "done": int(done), "total": int(total)})


def with_readable_errors(task: Callable) -> Callable:
    """Let `Problem`s through; log any other error in full and turn it into a `Problem`, which always travels."""

    @functools.wraps(task)
    def wrapped(*args: Any) -> Any:
        try:
            return task(*args)
        except Absent as absent:
            absent.machine = worker_address()
            raise
        except Problem:
            raise
        except Exception as error:
            if memory.ran_out(error):
                raise memory.problem() from None
            logger.exception("task %s failed", task.__name__)
            text = f"{type(error).__name__}: {error}"[:300]
            raise Problem(N_("An error in the program stopped this: {error}"), error=text) from None

    return wrapped
