"""What every page shares: its head, its foot, and how it shows that something went wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.catalog import section_of, topic
from core.language import say
from core.problems import Problem
from core.ui.i18n import _, lang
from core.ui.plain import plain

_log = logging.getLogger(__name__)


def typography() -> None:
    """What the theme has no setting for: Korean lines break between words, and wide charts scroll in their box.

    Streamlit's own download of a table is hidden: it writes what somebody typed as it is, also a formula that a
    spreadsheet program would run. The buttons named “… as CSV” write it as text (`core.spreadsheet`).
    """
    st.html(
        "<style>.stApp :is(p, li, h1, h2, h3, h4) {word-break: keep-all; overflow-wrap: anywhere}"
        "[class*=st-key][class$=-wide], [class*='-wide '] {overflow-x: auto}"
        "[data-testid=stElementToolbarButton]:has([aria-label^='Download as CSV']) {display: none}</style>"
    )


def page_head(topic_id: str) -> None:
    """The head of a topic's page: section, number, title, and one sentence about it."""
    here = topic(topic_id)
    section = section_of(here)
    with st.container(gap="xxsmall"):
        st.caption(f"{section.number} · {_(section.title)}")
        st.title(f"{here.number} {_(here.title)}", anchor=False)
        st.markdown(_(here.summary))


def footer() -> None:
    """One quiet line below every page."""
    st.space("medium")
    st.caption(_("Glassbox NLP runs on this computer. What you type stays here."))


@contextmanager
def problems() -> Iterator[None]:
    """Show what goes wrong inside as a sentence in the reader's language, and go on below it.

    A `Problem` says itself what to try. Anything else is a fault of ours: the log gets the traceback, the
    reader an apology. Streamlit's own signals (rerun, stop) are no exceptions and pass through.
    """
    try:
        yield
    except Problem as problem:
        warn(problem)
    except Exception:  # noqa: BLE001 - the last line of defence: a student never sees a traceback
        _log.exception("a page failed")
        st.error(
            _("Something went wrong here. Please reload the page. If that does not help, restart the dashboard."),
            icon=":material/error:",
        )


def warn(problem: Problem) -> None:
    """Show one problem as a warning; whatever a reader typed into it stays text."""
    st.warning(plain(say(problem, lang())), icon=":material/warning:")
