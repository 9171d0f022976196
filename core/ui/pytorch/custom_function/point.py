"""A point of the student's own in topic 0.4: what the function, its backward and a measurement say there."""

from __future__ import annotations

import streamlit as st

from core.problems import Problem
from core.topics.custom_function import EXAMPLES, Config
from core.topics.custom_function_point import FURTHEST, number_of
from core.ui import address, asking
from core.ui.frame import warn
from core.ui.i18n import _
from core.ui.pytorch.custom_function.views import HERE, TOPIC

KEY = f"{TOPIC}.x"
BEGIN = float(EXAMPLES[0])  # before anybody chooses


def one_point(config: Config) -> None:
    """The function at an x of the student's own."""
    _arrive()
    if problem := st.session_state[f"{KEY}.trouble"]:
        warn(problem)
    # Why the value is given twice stands in core/ui/held.py.
    x = st.number_input(_("A point of your own: x"), -FURTHEST, FURTHEST, st.session_state[KEY], 0.1, key=KEY,
                        format="%g", on_change=_settle, persist_state="session")  # fmt: skip
    if x is None:
        return
    address.write(text=None if x == BEGIN else f"{x:g}")
    found = asking.answered(f"{TOPIC}.point", HERE, None, "point", choice=config.choice(), x=x)
    if found is not None:
        for column, (name, value) in zip(st.columns(3), (
            (_("value f(x)"), found.value), (_("slope by the backward"), found.gradient),
            (_("slope measured"), found.finite_difference),
        ), strict=True):  # fmt: skip
            column.metric(name, f"{value:.4g}")


def _arrive() -> None:
    """On every visit, take the point of the address; else that of this session. A bad one is told until it changes."""
    state = st.session_state
    if state.get(KEY) is None:
        state[KEY] = BEGIN
    if not address.arriving(KEY):
        return
    _settle()
    try:
        if text := address.read("text"):
            state[KEY] = number_of(text)
    except Problem as problem:
        state[f"{KEY}.trouble"] = problem


def _settle() -> None:
    st.session_state[f"{KEY}.trouble"] = None
