"""One sentence under the glass of topic 2.4: its translation, where the model looked, and closer looks."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.topics.translating_answers import Translation
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.scrub import Look
from core.ui.translation import translation_views as views
from core.ui.translation.slow_word import slow_word
from core.ui.translation.translation_box import sentence_box

COOL, WARM = 0.1, 4.0  # temperatures


def attention_panel(topic_id: str, look: Look, examples: Sequence[str]) -> None:
    """The sentence box and all that one step of one run has to say about the sentence in it."""
    key, run = f"{topic_id}.sentence", look.run
    if not (text := sentence_box(topic_id, look, examples)):
        return
    temperature = st.session_state.get(f"{key}.temperature", 1.0)
    with st.container(border=True):
        found = views.translation_view(key, run.id, look.step, text, temperature)
    if found is None:
        return
    if found.attention is None:
        st.info(_("This model has no attention, so there is nothing to draw."), icon=":material/visibility_off:")
        return
    st.subheader(_("Where it looked"), anchor=False)
    _pictures(topic_id, key, found)
    _closer(topic_id, key, look, found, temperature)


def _pictures(topic_id: str, key: str, found: Translation) -> None:
    """Heat map and lines of the same weights, and what the planted truth says of them."""
    picture, words = st.columns([3, 2], gap="large")
    with picture:
        kinds = {"map": _("Heat map"), "lines": _("Lines")}
        kind = st.segmented_control(
            _("Picture"), kinds, default="map", key=f"{key}.picture", required=True, persist_state="session",
            format_func=kinds.__getitem__, label_visibility="collapsed",
        )  # fmt: skip
        (views.heatmap_view if kind == "map" else views.lines_view)(f"{key}.{kind}", found)
        st.markdown(f":material/straighten: {views.alignment_line(found)}")
    with words:
        lesson(topic_id, "read")
        st.slider(
            _("Temperature"), COOL, WARM, 1.0, 0.1, key=f"{key}.temperature", persist_state="session",
            help=_("The scores are divided by it before the softmax. The words stay as they were written."),
        )  # fmt: skip
        lesson(topic_id, "temperature")


def _closer(topic_id: str, key: str, look: Look, found: Translation, temperature: float) -> None:
    """What costs more to compute is drawn only when somebody asks for it."""
    looks = {"slow": _("One word in slow motion"), "hidden": _("Hide a word")}
    chosen = st.segmented_control(
        _("Look closer"), looks, key=f"{key}.closer", format_func=looks.__getitem__, wrap=True, persist_state="session"
    )
    if chosen == "slow":
        lesson(topic_id, "slow")
        slow_word(topic_id, f"{key}.slow", look.run, look.step, found, temperature)
    elif chosen == "hidden":
        lesson(topic_id, "occlusion")
        views.occlusion_view(f"{key}.hidden", look.run.id, look.step, found.text)
