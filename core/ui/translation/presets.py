"""Where to start from: the settings that suit each corpus, one click each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.corpora.registry import CORPORA
from core.topics.settings import Settings
from core.ui.controls import set_settings
from core.ui.i18n import _
from core.ui.translation.own_texts import brought


def presets(topic_id: str, config_class: type[Settings], corpora: Mapping[str, dict[str, Any]]) -> None:
    """A button for each corpus, which fills the settings below: with its preset, and what is given for it here."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("Start from"), width="content")
        for corpus, more in ((CORPORA[corpus_id], more) for corpus_id, more in corpora.items()):
            st.button(
                _(corpus.title), key=f"{topic_id}.preset.{corpus.id}", help=_(corpus.description),
                on_click=_choose, args=(topic_id, config_class, corpus.id, more),
            )  # fmt: skip


def _choose(topic_id: str, config_class: type[Settings], corpus: str, more: dict[str, Any]) -> None:
    chosen = {"corpus": corpus} | config_class.preset(corpus) | more | brought(topic_id, corpus)
    set_settings(topic_id, config_class.read(chosen))
