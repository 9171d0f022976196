"""Below a run on real sentences: what had to be left out of them, in one quiet line."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.corpora import notes
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.plain import plain


def corpus_notes(run: Any) -> None:
    """Say what the run's corpus lacked. A run that kept nothing about it (it is older, or made its sentences): nothing.

    What is counted is the corpus as it was when the run began.
    """
    with problems():
        text = run.artifact(notes.FILE)
        if text is None:
            return
        said = [plain(_(message, **values)) for message, values in notes.from_text(text)]
        told = " ".join(said) if said else _("Nothing had to be left out.")
        st.caption(":material/filter_alt: " + _("When the sentences of this run were read:") + f" {told}")
