"""Real sentences: say where they lie, or offer to fetch them; nothing is fetched unless somebody asks."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.corpora.registry import CORPORA, available
from core.ui import waking
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.plain import plain


def corpus_gate(corpus_id: str, engine: Any | None = None, *, languages: tuple[str, ...] = ()) -> bool:
    """Whether the sentences of this corpus are at hand; where they are not, what to do about it.

    `languages` are those of the pairs, for a corpus that keeps each language in a file of its own.
    """
    corpus = CORPORA[corpus_id]
    if not corpus.real:
        return True
    if (path := available(corpus_id, *languages)) is not None:
        st.caption(
            ":material/folder_open: "
            + _("{name}: {licence}. Read from “{file}”.", name=_(corpus.title), licence=_(corpus.licence),
                file=plain(path.name))
        )  # fmt: skip
        return True
    if not corpus.remote:
        st.info(
            _("These sentences are not on this computer yet. Get {file} from {homepage} and put it into the folder "
              "that the environment variable GLASSBOX_DATA names.",
              file=plain(corpus.files(*languages)[0]), homepage=corpus.homepage),
            icon=":material/drive_file_move:",
        )  # fmt: skip
        return False
    megabytes = sum(remote.size for remote in corpus.remote) / 1e6
    st.info(
        _("These sentences are not on this computer yet. Fetch them once ({size} MB), or put them into the folder "
          "that the environment variable GLASSBOX_DATA names.", size=f"{megabytes:.1f}"),
        icon=":material/cloud_download:",
    )  # fmt: skip
    _fetching(corpus_id, engine or waking.engine())
    return False


@st.fragment(run_every=0.5)
def _fetching(corpus_id: str, engine: Any | None) -> None:
    """The button, then the progress bar, then the page with the sentences there."""
    key = f"fetch.{corpus_id}"
    answer = st.session_state.get(key)
    if answer is None:
        st.button(_("Fetch the sentences"), key=f"{key}.go", icon=":material/download:", disabled=engine is None,
                  on_click=_start, args=(key, corpus_id, engine))  # fmt: skip
        return
    if not answer.done():
        done, total = engine.progress(key) or (0, 1)
        st.progress(min(done / max(total, 1), 1.0), text=f"{done / 1e6:.1f} / {total / 1e6:.1f} MB")
        return
    with problems():
        answer.result(timeout=1)
        del st.session_state[key]
        st.rerun()  # the sentences are there: the page goes on as if they always had been
    st.button(_("Try again"), key=f"{key}.again", icon=":material/refresh:", on_click=_start,
              args=(key, corpus_id, engine))  # fmt: skip


def _start(key: str, corpus_id: str, engine: Any) -> None:
    st.session_state[key] = engine.do("core.corpora.fetch.fetch_by_id", progress_key=key, corpus_id=corpus_id)
