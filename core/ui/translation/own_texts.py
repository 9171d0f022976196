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
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.own_box import notes_of, own_box

PREVIEWED = 5  # rows
LONGEST_EXAMPLE = 60  # characters on a button


def own_texts(topic_id: str, config: Config) -> bool:
    """Where texts are brought in, and what was found in them; whether those that `config` names are at hand."""
    key = f"{topic_id}.own"
    still = _("The texts that you brought before are still here.") if config.table else ""
    with st.container(border=True, key=key):
        own_box(
            topic_id, own, _language, placeholder=_("positive, It was great fun.\nnegative, I fell asleep."),
            use=_("Use these texts"), still=still,
        )  # fmt: skip
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


def _language(table: own.Table) -> dict[str, str]:
    return {"language": language_of_most([example.text for example in table.examples])}


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
        notes_of(table)
        names = {POSITIVE: _("positive"), NEGATIVE: _("negative")}
        rows = [{_("Text"): text, _("Label"): names[label]} for text, label in table.examples[:PREVIEWED]]
        st.dataframe(rows, key=f"{key}.preview", hide_index=True, alt=_("The first texts of the table"))
        return True
    return False
