"""How long a page waits for the answer of a model: a blink; where many runs share the workers, longer, but once."""

from __future__ import annotations

import time

import streamlit as st

from core.ui import crowd

USUAL = 0.25  # seconds that a run of the script may wait for an answer
LOOK = 0.06  # the same where an older answer is shown meanwhile, and where another view has waited in vain already
TYPED, OTHERS = 2.0, 1.0  # at most, where many runs share the workers: for what somebody has just done, and else
_MISSED, _ACTED = "patience.missed", "patience.acted"


def acted() -> None:
    """Somebody has just typed or scrubbed: the answer to that is worth waiting for."""
    st.session_state[_ACTED] = time.monotonic()


def missed(waited: float) -> None:
    """An answer did not come within so many seconds. A short look says nothing."""
    if waited > LOOK:
        st.session_state[_MISSED] = time.monotonic()


def is_awaited() -> bool:
    """Whether somebody has just acted and views look so seldom that no older answer may stand in for the new one."""
    return crowd.is_crowded() and _since(_ACTED) < TYPED


def seconds(usual: float) -> float:
    """How long to wait where `usual` would do if the run were alone.

    For all views of a page together, because nobody can type while it is drawn: after one has waited in vain, the
    others only look whether their answers are there.
    """
    if usual <= LOOK or not crowd.is_crowded():
        return usual
    most = TYPED if is_awaited() else OTHERS
    return LOOK if _since(_MISSED) < most else max(usual, crowd.paced(usual, most=most))


def _since(moment: str) -> float:
    """Seconds since something happened in this session; infinite where it never did."""
    return time.monotonic() - st.session_state.get(moment, float("-inf"))
