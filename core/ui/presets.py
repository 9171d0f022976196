"""Where to start from: the settings that suit each corpus, one click each."""

from __future__ import annotations

import streamlit as st

from core.corpora.registry import for_language
from core.topics.settings import Settings
from core.ui.controls import set_settings
from core.ui.i18n import _
from core.ui.own_texts import brought


def presets(topic_id: str, config_class: type[Settings], language: str) -> None:
    """A button for each corpus of the page's language, which fills the settings below."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("Start from"), width="content")
        for corpus in for_language(language):
            st.button(
                _(corpus.title), key=f"{topic_id}.preset.{corpus.id}", help=_(corpus.description),
                on_click=_choose, args=(topic_id, config_class, corpus.id, language),
            )  # fmt: skip


def _choose(topic_id: str, config_class: type[Settings], corpus: str, language: str) -> None:
    chosen = config_class.preset(corpus) | {"language": language} | brought(topic_id, corpus)
    set_settings(topic_id, config_class.read(chosen))
