"""The language of this session, and `_()` for everything that is shown."""

from __future__ import annotations

import streamlit as st

from core.language import LANGUAGES, Translate, catalogue_of, translator
from core.ui import address

DEFAULT = "ko"
_LANG, _CHOSEN = "i18n.lang", "i18n.chosen"


def choose() -> Translate:
    """Settle the language of this run: the address, else what was chosen before, else the browser, else Korean."""
    asked = address.read("lang")
    if asked in LANGUAGES:
        st.session_state[_LANG], st.session_state[_CHOSEN] = asked, True
    elif _LANG not in st.session_state:
        st.session_state[_LANG] = _of_the_browser()
    return translator(lang())


def lang() -> str:
    """The code of the language on screen."""
    return st.session_state.get(_LANG, DEFAULT)


def switch(to: str) -> None:
    """Change the language, and nothing else."""
    if to in LANGUAGES:
        st.session_state[_LANG], st.session_state[_CHOSEN] = to, True
        address.write(lang=to)


def keep() -> None:
    """Put a language that somebody chose back into the address, because a change of page empties it.

    One that was only guessed stays out: the link should open in the language of whoever gets it.
    """
    if st.session_state.get(_CHOSEN):
        address.write(lang=lang())


def _(message: str, **values: object) -> str:
    """A text in the language of this session, with its `{places}` filled."""
    return translator(lang())(message, **values)


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """As `_`, for a text that depends on the number `n`."""
    return catalogue_of(lang()).ngettext(one, many, n).format(n=n, **values)


def _of_the_browser() -> str:
    locale = (st.context.locale or "").replace("_", "-").split("-")[0].lower()
    return locale if locale in LANGUAGES else DEFAULT
