"""A box that takes a table of one's own, as a file or a paste, and lets the settings name it; what is wrong is said."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import streamlit as st

from core.problems import Problem
from core.ui.controls import adjust
from core.ui.frame import warn
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.plain import plain

Settle = Callable[[Any], dict[str, Any]]


def own_box(
    topic_id: str, own: ModuleType, settings: Settle, *, placeholder: str, use: str, still: str = ""
) -> None:  # fmt: skip
    """Draw the box, below the block “own” of the lesson. `own` reads and keeps tables (`parse`, `keep`, `MOST_BYTES`).

    `settings` says which settings go with a table, beside its name; `still` is said below a problem, where there is a
    table from before.
    """
    key = f"{topic_id}.own"
    lesson(topic_id, "own")
    file, paste = st.columns(2, gap="large")
    file.file_uploader(
        _("Upload a table"), ["csv", "tsv", "txt"], key=f"{key}.file", max_upload_size=own.MOST_BYTES // 2**20,
        on_change=_uploaded, args=(topic_id, own, settings),
    )  # fmt: skip
    paste.text_area(
        _("Or paste it here"), key=f"{key}.paste", height=150, persist_state="session", placeholder=placeholder
    )
    paste.button(use, key=f"{key}.use", icon=":material/table:", on_click=_pasted, args=(topic_id, own, settings))
    if problem := st.session_state.get(f"{key}.problem"):
        warn(problem)
        if still:
            st.caption(still)


def notes_of(table: Any) -> None:
    """What was noted while the table was read."""
    for message, values in table.notes:
        st.caption(plain(_(message, **values)))


def _uploaded(topic_id: str, own: ModuleType, settings: Settle) -> None:
    file = st.session_state[f"{topic_id}.own.file"]
    if file is None:
        st.session_state.pop(f"{topic_id}.own.problem", None)
    else:
        _bring(topic_id, own, settings, file.getvalue())


def _pasted(topic_id: str, own: ModuleType, settings: Settle) -> None:
    text = st.session_state.get(f"{topic_id}.own.paste") or ""
    _bring(topic_id, own, settings, text.encode("utf-8", "replace"))


def _bring(topic_id: str, own: ModuleType, settings: Settle, data: bytes) -> None:
    """Keep a table and let the settings name it; what is wrong with it is shown by the next run of the script."""
    key = f"{topic_id}.own"
    try:
        table = own.parse(data)
        name = own.keep(table)
    except Problem as problem:
        st.session_state[f"{key}.problem"] = problem
        return
    st.session_state.pop(f"{key}.problem", None)
    adjust(topic_id, corpus="own", table=name, **settings(table))
