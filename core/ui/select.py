"""A select box whose choice outlives a change of language.

Browsers report the text that a select box shows, not what stands behind it. After a change of language that is, for a
moment, a text that no option has any more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from core.ui.i18n import lang


def select(
    label: str, options: Sequence[Any], *, key: str, format_func: Callable[[Any], str], at: Any = st,
    on_change: Callable[..., None] | None = None, args: tuple = (), **how: Any,
) -> Any:  # fmt: skip
    """`at.selectbox(…)`; what it returns, and what `on_change` finds in the session, is always one of the `options`."""
    state, spoken = st.session_state, f"{key}.language"
    _came_back(key, options)
    if key in state and state.get(spoken, lang()) != lang():
        state[key] = state[key]  # what is set from here is shown in the new language
    state[spoken] = lang()
    if key in state:  # why it is given twice stands in core/ui/held.py
        how["index"] = options.index(state[key])
    given = (key, options, on_change, args)
    chosen = at.selectbox(label, options, key=key, format_func=format_func, on_change=_changed, args=given, **how)
    state[f"{key}.chosen"] = chosen
    return chosen


def _came_back(key: str, options: Sequence[Any]) -> bool:
    """Whether the session holds no option but an old text; then the last choice is put in its place."""
    state = st.session_state
    if key not in state or state[key] in options:
        return False
    last = state.get(f"{key}.chosen")
    state[key] = last if last in options else options[0]
    return True


def _changed(key: str, options: Sequence[Any], on_change: Callable[..., None] | None, args: tuple) -> None:
    if not _came_back(key, options) and on_change is not None:
        on_change(*args)
