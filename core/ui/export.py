"""Taking an experiment home: the notebook."""

from __future__ import annotations

import streamlit as st

from core.topics.settings import Settings
from core.ui.i18n import _, lang
from core.ui.lesson import LESSONS, blocks


def notebook_button(topic_id: str, config: Settings, text: str) -> None:
    """Offer the experiment of `config` as a notebook that brings its own source files; made when it is asked for."""
    language = lang()

    def make() -> str:
        from core.language import translator
        from core.notebook import notebook

        return notebook(config, text, blocks(LESSONS / language / f"{topic_id}.md"), translator(language))

    st.download_button(
        _("This experiment as a notebook"), make, f"{topic_id}.ipynb", "application/x-ipynb+json",
        key=f"{topic_id}.notebook", icon=":material/download:", on_click="ignore",
    )  # fmt: skip
