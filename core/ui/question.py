"""Predict, then run: the student commits to an answer before the model is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from core.ui.frame import problems
from core.ui.i18n import _


@dataclass(frozen=True)
class Truth:
    """What came out: the code of the right option, and why, as Markdown with the numbers."""

    option: str
    because: str


def question(key: str, text: str, options: Mapping[str, str], answer: Callable[[], Truth | None]) -> None:
    """Ask `text`; after the student has committed, show what `answer` finds out from live tensors.

    `options` maps a stable code to the shown text, so that the choice outlives a change of language. `answer` is
    called only after the commitment; while it returns None, the result is on its way.
    """
    with st.container(border=True, key=f"{key}.question"):
        st.markdown(f":material/psychology: **{text}**")
        committed = st.session_state.get(f"{key}.committed")
        if committed not in options:
            _ask(key, options)
            return
        st.markdown(_("Your answer: **{option}**", option=options[committed]))
        with problems():
            _reveal(key, options, committed, answer())


def _ask(key: str, options: Mapping[str, str]) -> None:
    chosen = st.segmented_control(
        _("Your answer"), list(options), key=f"{key}.choice", format_func=options.__getitem__, wrap=True,
        label_visibility="collapsed", persist_state="session",
    )  # fmt: skip
    st.button(
        _("Commit"), key=f"{key}.commit", type="primary", icon=":material/lock:", disabled=chosen is None,
        on_click=_commit, args=(key,), help=_("The answer is computed only after you have decided."),
    )  # fmt: skip


def _reveal(key: str, options: Mapping[str, str], committed: str, truth: Truth | None) -> None:
    if truth is None:
        st.caption(":material/hourglass_empty: " + _("The model is computing the answer …"))
        return
    if truth.option == committed:
        st.success(_("Right: {option}", option=options[truth.option]), icon=":material/check:")
    else:
        st.info(_("It is different: {option}", option=options[truth.option]), icon=":material/lightbulb:")
    st.markdown(truth.because)
    st.button(_("Ask me again"), key=f"{key}.again", icon=":material/replay:", on_click=_forget, args=(key,))


def _commit(key: str) -> None:
    st.session_state[f"{key}.committed"] = st.session_state[f"{key}.choice"]


def _forget(key: str) -> None:
    st.session_state.pop(f"{key}.committed", None)
