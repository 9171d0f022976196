"""Bringing texts of one's own: a file or a paste becomes a table that the settings name; what is wrong is said."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

import streamlit as st

from core.corpora import own
from core.corpora.example import NEGATIVE, POSITIVE
from core.problems import Problem
from core.text.script import language_of_most
from core.topics.sentiment import Config
from core.ui.controls import adjust
from core.ui.frame import problems, warn
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.plain import plain

PREVIEWED = 5  # rows
LONGEST_EXAMPLE = 60  # characters on a button


def own_texts(topic_id: str, config: Config) -> bool:
    """Where texts are brought in, and what was found in them; whether those that `config` names are at hand."""
    key = f"{topic_id}.own"
    with st.container(border=True, key=key):
        lesson(topic_id, "own")
        file, paste = st.columns(2, gap="large")
        file.file_uploader(
            _("Upload a table"), ["csv", "tsv", "txt"], key=f"{key}.file", max_upload_size=own.MOST_BYTES // 2**20,
            on_change=_uploaded, args=(topic_id,),
        )  # fmt: skip
        paste.text_area(
            _("Or paste it here"), key=f"{key}.paste", height=150, persist_state="session",
            placeholder=_("positive, It was great fun.\nnegative, I fell asleep."),
        )  # fmt: skip
        use = _("Use these texts")
        paste.button(use, key=f"{key}.use", icon=":material/table:", on_click=_pasted, args=(topic_id,))
        if problem := st.session_state.get(f"{key}.problem"):
            warn(problem)
            if config.table:
                st.caption(_("The texts that you brought before are still here."))
        return _about(key, config)


def brought(topic_id: str, corpus: str) -> dict[str, str]:
    """The settings that name the table brought last, for a preset of one's own texts: nobody brings it in twice."""
    return st.session_state.get(f"{topic_id}.own.brought", {}) if corpus == "own" else {}


def own_examples(config: Config, otherwise: Sequence[str]) -> Sequence[str]:
    """Texts to try out on a run: of one's own texts some that it never learned from."""
    if config.corpus != "own":
        return otherwise
    try:
        unseen = own.read(config.table).test
    except Problem:  # the table is on another computer, or was deleted
        return otherwise
    return [shorten(text, LONGEST_EXAMPLE, placeholder="") or text[:LONGEST_EXAMPLE] for text, _label in unseen[:3]]


def _uploaded(topic_id: str) -> None:
    file = st.session_state[f"{topic_id}.own.file"]
    if file is None:
        st.session_state.pop(f"{topic_id}.own.problem", None)
    else:
        _bring(topic_id, file.getvalue())


def _pasted(topic_id: str) -> None:
    _bring(topic_id, (st.session_state.get(f"{topic_id}.own.paste") or "").encode("utf-8", "replace"))


def _bring(topic_id: str, data: bytes) -> None:
    """Keep a table and let the settings name it; what is wrong with it is shown by the next run of the script."""
    key = f"{topic_id}.own"
    try:
        table = own.parse(data)
        name = own.keep(table)
    except Problem as problem:
        st.session_state[f"{key}.problem"] = problem
        return
    st.session_state.pop(f"{key}.problem", None)
    language = language_of_most([example.text for example in table.examples])
    adjust(topic_id, corpus="own", table=name, language=language)


def _about(key: str, config: Config) -> bool:
    """What the table holds; False where there is none."""
    if not config.table:
        st.caption(_("There are no texts of your own yet."))
        return False
    with problems():
        table = own.kept(config.table)
        parts = own.cut(table)
        st.session_state[f"{key}.brought"] = {"table": config.table, "language": config.language}
        st.markdown(
            ":material/check_circle: "
            + _("**{count} texts**: {positive} positive, {negative} negative. The model learns from {train} of them; "
                "{valid} are for validation, {test} for the test.",
                count=len(table.examples), positive=table.count(POSITIVE), negative=table.count(NEGATIVE),
                train=len(parts.train), valid=len(parts.valid), test=len(parts.test))
        )  # fmt: skip
        for message, values in table.notes:
            st.caption(plain(_(message, **values)))
        names = {POSITIVE: _("positive"), NEGATIVE: _("negative")}
        rows = [{_("Text"): text, _("Label"): names[label]} for text, label in table.examples[:PREVIEWED]]
        st.dataframe(rows, key=f"{key}.preview", hide_index=True, alt=_("The first texts of the table"))
        return True
    return False
