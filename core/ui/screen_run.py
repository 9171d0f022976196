"""Which run a page shows: the one in the address, else the one of this session, else the recorded one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.problems import N_, Problem
from core.ui import address
from core.ui.frame import warn


def arrive(topic_id: str) -> None:
    """On every visit, take run and step from the address, or put those of this session back into it."""
    if st.session_state.get(f"{topic_id}.run.visit") == address.visit():
        return
    st.session_state[f"{topic_id}.run.visit"] = address.visit()
    if run_id := address.read("run"):
        step = address.read("step") or ""
        st.session_state[f"{topic_id}.run"] = run_id
        st.session_state[f"{topic_id}.step"] = int(step) if step.isdecimal() and len(step) < 10 else None
    else:
        address.write(run=st.session_state.get(f"{topic_id}.run"), step=chosen_step(topic_id))


def open_run(topic_id: str, run_id: str | None) -> None:
    """Show this run (None: the recorded one) from its newest step on. Call it in a callback."""
    st.session_state[f"{topic_id}.run"] = run_id
    choose_step(topic_id, None)
    address.write(run=run_id)


def find(topic_id: str, engine: Any, recorded: str | None) -> Any | None:
    """The run to show; where it cannot be had, a warning and the recorded one; None when that is missing, too."""
    asked = st.session_state.get(f"{topic_id}.run")
    for run_id in dict.fromkeys((asked, recorded)):
        if run_id is None:
            continue
        try:
            run = engine.run(run_id)
            if run.record.topic != topic_id:
                raise Problem(N_("The run “{run}” belongs to another lesson."), run=run_id[:64])
            _read(run)
            return run
        except Problem as problem:
            if run_id == asked:
                warn(problem)
    return None


def _read(run: Any) -> tuple:
    """Touch what will be needed, so that a damaged file shows itself here and not in the middle of the page."""
    return run.config, run.history, run.snapshots


def chosen_step(topic_id: str) -> int | None:
    """The step that somebody went back to; None while the page follows the newest."""
    return st.session_state.get(f"{topic_id}.step")


def choose_step(topic_id: str, step: int | None) -> None:
    """Let the page look at `step`; None: follow the newest."""
    st.session_state[f"{topic_id}.step"] = step
    address.write(step=step)
