"""Runs that differ in one setting, trained at the same time and laid over each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from core.problems import Problem
from core.topics.settings import Settings
from core.ui import crowd, door, waking
from core.ui.fragment import fragment
from core.ui.frame import problems, warn
from core.ui.run_table import overlay

EVERY = 1.0  # seconds between two looks


def side_by_side(
    place: str, label: str, configs: Sequence[Settings], caption: str | Callable[[list[Any]], str],
    result: Callable[[list[Any]], None] | None = None, draw: Callable[[str, list[Any]], None] = overlay,
) -> bool:  # fmt: skip
    """A button that trains all `configs`, then their curves; `result` draws more when all of them are done.

    `caption` says what they are; where that depends on the settings, it is made from the runs, for those were perhaps
    others. `draw` lays the curves over each other. Returns whether there are runs to be seen.
    """
    engine, ids = waking.engine(), st.session_state.get(f"{place}.ids", [])
    if problem := st.session_state.pop(f"{place}.trouble", None):
        warn(problem)
    try:
        runs = [engine.run(run_id) for run_id in ids] if engine else []
    except Problem as problem:  # one of them was deleted
        warn(problem)
        runs = []
    going = any(run.going for run in runs)
    st.button(label, key=f"{place}.train", icon=":material/science:", on_click=_start, args=(place, configs),
              disabled=engine is None or going)  # fmt: skip
    if runs:
        fragment(_draw, run_every=crowd.paced(EVERY) if going else None)(place, runs, caption, result, draw, going)
    return bool(runs)


def _start(place: str, configs: Sequence[Settings]) -> None:
    engine, started = waking.engine(), []
    try:
        for config in configs:
            started.append(engine.start(config, door.viewer()))
    except Problem as problem:  # to compare, all of them are needed
        for run in started:
            engine.delete(run.id)
        st.session_state[f"{place}.trouble"] = problem
    else:
        st.session_state[f"{place}.ids"] = [run.id for run in started]


def _draw(
    place: str, runs: list[Any], caption: str | Callable[[list[Any]], str],
    result: Callable[[list[Any]], None] | None,
    draw: Callable[[str, list[Any]], None], going: bool,
) -> None:  # fmt: skip
    for run in runs:
        run.look()
    with problems():
        st.caption(caption if isinstance(caption, str) else caption(runs))
        draw(place, runs)
        over = not any(run.going for run in runs)
        if over and result is not None:
            result(runs)
    if going and over:
        st.rerun()  # nothing more will come: stop looking
