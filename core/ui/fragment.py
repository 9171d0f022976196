"""A part of a page that is drawn again by itself: `st.fragment`, with a frame that holds its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

import streamlit as st


def fragment(
    draw: Callable[..., Any] | None = None, *, run_every: float | None = None, key: str | None = None
) -> Callable[..., Any]:
    """As `st.fragment`, also as a decorator, in a container that belongs to the page and not to the fragment.

    When a fragment is drawn again before the browser got what it drew last, Streamlit 1.67 drops that, and still sends
    what stands below it on the page. The browser then misses one place, says “Bad delta path index” and disconnects:
    on a busy server that happened with one click in two. The container is never dropped, so no place is missing.
    """
    if draw is None:
        return partial(fragment, run_every=run_every, key=key)
    drawn_again = st.fragment(draw, run_every=run_every, key=key)

    @wraps(draw)
    def framed(*args: Any, **kwargs: Any) -> Any:
        with st.container():
            return drawn_again(*args, **kwargs)

    return framed
