"""The sentence box: type a text, and a trained model says whether it praises or complains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.problems import Problem
from core.text.cleaning import check, clean
from core.text.script import language_of
from core.topics.sentiment import RECORDED
from core.topics.sentiment_answers import Prediction
from core.ui import address, asking
from core.ui.fragment import fragment
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.plain import plain
from core.ui.translation.verdict import draw_verdict


@fragment
def read_box(key: str, *, examples: Sequence[str] = ()) -> None:
    """The sentence box, its examples and the verdict of the recorded model of the sentence's language."""
    with problems():
        if text := text_box(key, examples):
            verdict(key, text, RECORDED[language_of(text)])


def text_box(key: str, examples: Sequence[str] = (), start: str = "", placeholder: str = "") -> str:
    """The box and its examples; returns the cleaned text, empty where there is nothing to read yet.

    On the first visit the box holds the `text` of the address, else `start`.
    """
    st.session_state.setdefault(f"{key}.text", address.read("text") or start)
    typed = st.text_input(
        _("Your sentence"),
        # Given twice, or a browser that missed it would empty the box: see core/ui/held.py.
        value=st.session_state[f"{key}.text"],
        key=f"{key}.text",
        placeholder=placeholder or _("Type a sentence about a film, in English or Korean"),
        live="200ms",
        persist_state="session",
    )
    with st.container(horizontal=True, gap="xsmall"):
        for number, example in enumerate(examples):
            at = f"{key}.example.{number}"
            st.button(plain(example), key=at, on_click=_fill, args=(key, example), type="secondary")
    if not typed.strip():
        st.caption(_("Type a sentence, or choose one of the examples."))
        return ""
    cleaned = check(typed)
    for message, values in cleaned.notes:
        st.caption(plain(_(message, **values)))
    return cleaned.text


def typed_text(key: str) -> str:
    """What a sentence box holds, cleaned as the models read it, before the box is drawn."""
    return clean(st.session_state.get(f"{key}.text") or address.read("text") or "")


def fits(topic_id: str, run: Any, language: str) -> None:
    """Where the run on screen reads another language than that of the text: change over, or say so.

    The recorded run that a page shows by itself gives way to the one of the other language. A run that somebody opened
    stays.
    """
    if language == run.config.language:
        return
    if run.record.recorded and st.session_state.get(f"{topic_id}.run") is None:
        st.rerun()  # the page then chooses the recorded model that reads this language
    st.caption(":material/translate: " + _("This model was trained on sentences in another language."))


def verdict(key: str, text: str, run: str, step: int | None = None) -> Prediction | None:
    """What snapshot `step` of `run` makes of `text`, drawn and returned; None while the answer is on its way."""
    try:
        prediction: Prediction | None = asking.ask(key, run, step, "predict", text=text)
    except Problem:
        again = _("Try again")
        st.button(again, key=f"{key}.again", icon=":material/refresh:", on_click=asking.forget, args=(key,))
        raise
    if prediction is None:
        asking.wait(key)
    else:
        draw_verdict(prediction)
    return prediction


def _fill(key: str, text: str) -> None:
    st.session_state[f"{key}.text"] = text
