"""Runs that nobody has looked at for long: they leave the memory of the server. The disk keeps them."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping

from core.engine.record import RunStatus
from core.engine.run import Run


def forget_idle(live: MutableMapping[str, Run], busy: Callable[[str], bool]) -> None:
    """Take idle runs out of `live`; one that is paused is stopped first, so that another process may go on with it.

    A run that trains is stopped by its own chain of orders (`Run.next_order`). `busy` says whether a run is still
    being written: then its turn comes the next time, as for one that the disk refused.
    """
    for run in [run for run in live.values() if run.idle]:
        if run.status is RunStatus.PAUSED:
            run.stop()
        elif not run.status.active and not busy(run.id) and run.keeper.problem is None:
            del live[run.id]
