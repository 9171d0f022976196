"""One sentence under the glass: the verdict, the probability after each token, the gates, and closer looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.text.script import language_of
from core.ui import asking
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.scrub import Look
from core.ui.translation import sentence_views as views
from core.ui.translation.reading import fits, text_box, verdict


def sentence_panel(topic_id: str, look: Look, examples: Sequence[str]) -> None:
    """The sentence box and all that one step of one run has to say about the sentence in it."""
    key, run = f"{topic_id}.sentence", look.run
    text = text_box(key, examples, start=examples[0])
    if not text or look.step is None:
        return
    fits(topic_id, run, language_of(text))
    asking.ask(f"{key}.gates", run.id, look.step, "gates", within=0, text=text, layer=0, backward=False)
    with st.container(border=True):
        prediction = verdict(key, text, run.id, look.step)
    chart, words = st.columns([3, 2], gap="large")
    with chart:
        st.subheader(_("Token by token"), anchor=False)
        views.probability_view(f"{key}.probability", prediction)
    with words:
        st.space("medium")
        lesson(topic_id, "read")
    st.subheader(_("Gates"), anchor=False)
    views.gates_view(f"{key}.gates", run.config, run.id, look.step, text)
    lesson(topic_id, "gates")
    _closer(topic_id, key, look, text)


def _closer(topic_id: str, key: str, look: Look, text: str) -> None:
    """What costs more to compute is drawn only when somebody asks for it."""
    looks = {"why": _("Which word did it?"), "edit": _("Change a word"), "two": _("Two models")}
    chosen = st.segmented_control(
        _("Look closer"), looks, key=f"{key}.closer", format_func=looks.__getitem__, wrap=True, persist_state="session"
    )
    here = (look.run.id, look.step, text)
    if chosen == "why":
        views.salience_view(f"{key}.salience", *here)
        lesson(topic_id, "salience")
    elif chosen == "edit":
        lesson(topic_id, "edit")
        views.edit_view(f"{key}.edit", *here)
    elif chosen == "two":
        views.models_view(f"{key}.models", *here, _others(topic_id, look.run))


def _others(topic_id: str, run: Any) -> dict[str, str]:
    """Runs that can read the same sentence: id -> how they are called in a list."""
    from core.ui import waking

    engine = waking.engine()
    known = engine.runs(topic_id) if engine else []
    records = [record for record in known if record.id != run.id and record.step > 0]
    same = [record for record in records if record.config.get("language") == run.config.language]
    return {r.id: f"{str(r.config.get('cell')).upper()} · {r.config.get('corpus')} · {r.id}" for r in same}
