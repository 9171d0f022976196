"""A widget whose value is decided by the session: a setting that other widgets, a link or an older run may change too.

Streamlit tells the browser once what the session says of a widget. The page may be drawn anew before the browser has
read it, and then it is not said again: the browser would report the widget's own first value as somebody's choice. So
the value is given as the first value, too.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TypeVar

import streamlit as st

Value = TypeVar("Value")


def held(key: str, value: Value) -> Value:
    """Make the widget `key` show `value`; call it as what the widget takes for its first value."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return value


def held_option(key: str, options: Container[Value], start: Value) -> Value:
    """The same with what was chosen last, or with `start` where that is not (or no longer) on offer."""
    chosen = st.session_state.get(key)
    return held(key, chosen if chosen in options else start)
