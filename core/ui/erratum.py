"""Erratum (교정): what the lecture notes say, what is right, and both as code."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import streamlit as st

from core.ui.i18n import _, lang

ERRATA = Path(__file__).resolve().parents[2] / "assets" / "errata.toml"


def erratum(erratum_id: str) -> None:
    """Draw one entry of `assets/errata.toml`; raises KeyError where there is none of that id."""
    entry = _errata()[erratum_id]
    said = entry[lang()]
    st.caption(_("Erratum {id} · line {line} of the notes", id=erratum_id, line=entry["line"]))
    names = _("The notes"), _("Right")
    notes, right = st.columns(2, gap="medium")
    with notes.container(border=True, height="stretch"):
        st.markdown(f":material/close: **{names[0]}**  \n{said['notes_say']}")
        if "wrong_code" in entry:
            st.code(entry["wrong_code"].strip(), language="python", wrap_lines=True)
    with right.container(border=True, height="stretch"):
        st.markdown(f":material/check: **{names[1]}**  \n{said['right']}")
        if "right_code" in entry:
            st.code(entry["right_code"].strip(), language="python", wrap_lines=True)


@cache
def _errata() -> dict[str, dict]:
    return tomllib.loads(ERRATA.read_text(encoding="utf-8"))
