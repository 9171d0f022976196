"""Background runs on Dask: start, watch and question experiments without importing torch in this process."""

from __future__ import annotations

import threading

from core.engine.answer import Answer
from core.engine.engine import Engine, Status
from core.engine.record import Record, RunStatus
from core.engine.run import Run
from core.engine.stored_run import StoredRun

__all__ = ["Answer", "Engine", "Record", "Run", "RunStatus", "Status", "StoredRun", "get_engine"]

_engine: Engine | None = None
_lock = threading.Lock()


def get_engine() -> Engine:
    """The one engine of this process; the first call starts it and returns at once."""
    global _engine
    with _lock:
        if _engine is None:
            import atexit

            _engine = Engine()
            atexit.register(_engine.close)
        return _engine
