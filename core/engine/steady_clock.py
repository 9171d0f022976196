"""A clock for Dask that does not jump when somebody sets the clock of the computer.

Dask and tornado count their short waits by the wall clock. When it is set back in the middle of such a wait, messages
that should leave after a thousandth of a second stay where they are until the clock has caught up: an hour, perhaps.
"""

from __future__ import annotations

import time

_BEGAN = time.time() - time.monotonic()


def now() -> float:
    """Seconds since 1970 as the wall clock told them when this process began, counted on from there."""
    return _BEGAN + time.monotonic()


def install() -> None:
    """Let the waits of this process count by this clock; call it once `distributed` is imported."""
    import distributed.batched
    from tornado.ioloop import IOLoop

    distributed.batched.time = now
    IOLoop.time = lambda _loop: now()
