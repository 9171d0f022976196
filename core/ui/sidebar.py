"""The sidebar below the menu: the language switch, and on what this dashboard computes."""

from __future__ import annotations

import streamlit as st

from core.language import LANGUAGES
from core.ui import i18n, waking
from core.ui.fragment import fragment
from core.ui.frame import problems, warn
from core.ui.held import held
from core.ui.i18n import _, ngettext
from core.ui.plain import plain

_SWITCH = "sidebar.language"
EVERY = 5.0  # seconds; each look at the machine costs every open page a short run of the script


def draw() -> None:
    """Everything in the sidebar that is the same on all pages."""
    with st.sidebar:
        _language_switch()
        _machine()


def _language_switch() -> None:
    st.segmented_control(
        "언어 · Language",  # in both languages: whoever needs it may not read the other one
        list(LANGUAGES),
        default=held(_SWITCH, i18n.lang()),  # the address may have changed it
        format_func=LANGUAGES.__getitem__,
        key=_SWITCH,
        required=True,
        on_change=lambda: i18n.switch(st.session_state[_SWITCH]),
        width="stretch",
    )


@fragment(run_every=EVERY)
def _machine() -> None:
    with problems():
        engine = waking.engine()
        status = engine.status() if engine else None
        if status is not None and status.problem is not None:
            warn(status.problem)
        elif status is None or not status.device:
            st.caption(":material/hourglass_empty: " + _("The models are waking up …"))
        else:
            st.caption(f":material/memory: {_describe(status)}")


def _describe(status: object) -> str:
    workers = ngettext("{n} worker", "{n} workers", status.workers)
    queue = _("{n} waiting", n=status.queue) if status.queue else _("no queue")
    return f"{plain(status.device)} · {workers} · {queue}"
