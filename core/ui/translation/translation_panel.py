"""One sentence under the glass of topic 2.5: its translation, how sure each word is, and the words that are unknown."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.topics.translating_answers import Translation, UnknownWords
from core.ui import asking
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.plain import plain
from core.ui.scrub import Look
from core.ui.translation import translation_views as views
from core.ui.translation.translation_box import sentence_box


def translation_panel(topic_id: str, look: Look, examples: Sequence[str]) -> None:
    """The sentence box and all that one step of one run has to say about the sentence in it."""
    key, run = f"{topic_id}.sentence", look.run
    if not (text := sentence_box(topic_id, look, examples)):
        return
    with st.container(border=True):
        found = views.translation_view(key, run.id, look.step, text, target=run.config.target)
        if found is not None and not (all(found.source_known) and "<unk>" not in found.target_tokens):
            unknown = asking.ask(f"{key}.unknown", run.id, look.step, "unknown", text=text)
            if unknown is None:
                asking.wait(f"{key}.unknown")
            else:
                _unknown(key, found.text, unknown)
    if found is None:
        return
    picture, words = st.columns([3, 2], gap="large")
    with picture:
        if found.attention is None:
            st.info(_("This model has no attention, so there is nothing to draw."), icon=":material/visibility_off:")
        else:
            st.subheader(_("Where it looked"), anchor=False)
            views.heatmap_view(f"{key}.map", found)
    with words:
        lesson(topic_id, "read")
        _sureness(key, found)


def _unknown(key: str, text: str, unknown: UnknownWords) -> None:
    """Known words that are spelt like the unknown ones, and the translation with the source words copied in."""
    lost = zip(unknown.tokens, unknown.starts, unknown.near, strict=True)
    for number, (token, start, near) in enumerate(lost):
        if not near:
            continue
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.caption(_("“{word}” is unknown. Did you mean:", word=plain(token)), width="content")
            for place, other in enumerate(near):
                st.button(plain(other), key=f"{key}.near.{number}.{place}", on_click=_replace,
                          args=(key, text, token, start, other))  # fmt: skip
    if unknown.copies and st.toggle(
        _("Copy unknown words"), key=f"{key}.copy", persist_state="session",
        help=_("Each <unk> in the translation is replaced by the source word that the model looked at most."),
    ):  # fmt: skip
        st.markdown(f":material/content_copy: **{plain(unknown.copied)}**")


def _replace(key: str, text: str, token: str, start: int, other: str) -> None:
    written = other.capitalize() if token[:1].isupper() else other
    st.session_state[f"{key}.text"] = text[:start] + written + text[start + len(token) :]


def _sureness(key: str, found: Translation) -> None:
    """The probability of each written word."""
    from core.charts import bars as chart

    least = min(range(len(found.probability)), key=found.probability.__getitem__)
    words = chart.Words(_("written"), _("probability"), " ")
    figure(
        chart.bars(found.target_tokens, {_("probability"): found.probability}, words), f"{key}.sure",
        alt=_("Probability of each written word"),
        says=_("Least sure of “{word}”: {p}.", word=plain(found.target_tokens[least]),
               p=f"{found.probability[least]:.0%}"),
    )  # fmt: skip
