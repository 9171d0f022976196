"""Many runs share the workers: what that means for how often a page looks at a run, and what it says about it.

With n runs on each worker every run moves n times more slowly. Looking n times less often shows as much, and leaves the
server the time that thirty pages would need to be drawn again and again with nothing new.
"""

from __future__ import annotations

from math import inf
from typing import Any

import streamlit as st

from core.ui.i18n import _, ngettext

_CROWD = "crowd"
_OTHER = 4.0  # times larger or smaller than it was: only then is it worth drawing the page again


def arrive(engine: Any | None) -> None:
    """Note how crowded it is now; the run panel calls it on every run of the script."""
    st.session_state[_CROWD] = engine.status().crowd if engine else 1.0


def is_crowded() -> bool:
    """Whether this page looks less often than it would at a run that is alone."""
    return paced(1.0) > 1.0


def paced(seconds: float, *, cost: float = 1.0, most: float = inf) -> float:
    """The seconds between two looks of this page at a run, where `seconds` would do if it were alone.

    `cost`: what a look costs the server, where a chart of two curves costs 1. Never more than `most`.
    """
    return min(most, seconds * (1.0 + cost * (st.session_state.get(_CROWD, 1.0) - 1.0)))


def is_another(engine: Any | None) -> bool:
    """Whether it is so much more or less crowded now that the page should look less or more often."""
    if engine is None:
        return False
    then, now = st.session_state.get(_CROWD, 1.0), engine.status().crowd
    return max(then, now) >= _OTHER * min(then, now)


def line(engine: Any | None, run: Any) -> str:
    """The place of a waiting run in the queue, or how many runs share the workers with it; empty where it is alone."""
    if engine is None or not run.status.active:
        return ""
    place, waiting = engine.place(run.id)
    if place:
        return _("place {place} of {waiting} in the queue", place=place, waiting=waiting)
    status = engine.status()
    if status.crowd <= 1.0:
        return ""
    workers = ngettext("{n} worker", "{n} workers", status.workers)
    return _("{runs} runs take turns on {workers}", runs=status.runs, workers=workers)
