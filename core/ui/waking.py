"""The way to the engine that never makes a page wait.

Importing the engine (Dask) takes about a second. It happens once per server, in the background, from the moment
that the server starts.
"""

from __future__ import annotations

import gc
import logging
import sys
from concurrent.futures import Future
from functools import cache
from threading import Thread
from typing import Any

from core.catalog import ready_topics
from core.problems import N_, Problem

SWITCH = 0.001  # seconds: a thread with a page to draw gives way that often, so that answers need not wait for it

_log = logging.getLogger(__name__)


def engine() -> Any | None:
    """The engine, or None while it is still being loaded; raises `Problem` when it cannot be loaded."""
    waking = _wake()
    return waking.result() if waking.done() else None


def begin() -> None:
    """Let the engine start, if it has not: the server does that as soon as it runs."""
    _wake()


@cache
def _wake() -> Future:
    waking: Future = Future()
    Thread(target=_load, args=(waking,), name="engine-waking", daemon=True).start()
    return waking


def _load(waking: Future) -> None:
    try:
        from core.engine import get_engine

        waking.set_result(get_engine())
        sys.setswitchinterval(SWITCH)
        gc.freeze()  # what has been loaded stays for good: the collector of garbage need not look at it again
        for topic in ready_topics():
            waking.result().warm(topic.id)
    except Exception:  # noqa: BLE001 - logged once here, told by every page that asks
        _log.exception("the engine could not be loaded")
        waking.set_exception(Problem(N_("The models cannot start. Restart the dashboard; its log says why.")))
