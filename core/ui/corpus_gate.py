"""Real sentences: say where they lie, or offer to fetch them; nothing is fetched unless somebody asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from core.corpora import receipt
from core.corpora.corpus import Corpus
from core.corpora.registry import CORPORA, available
from core.problems import Problem
from core.ui import waking
from core.ui.fragment import fragment
from core.ui.frame import problems, warn
from core.ui.i18n import _
from core.ui.plain import plain


def corpus_gate(corpus_id: str, engine: Any | None = None, *, languages: tuple[str, ...] = ()) -> bool:
    """Whether the sentences of this corpus are at hand; where they are not, what to do about it.

    `languages` are those of the pairs, for a corpus that keeps each language in a file of its own.
    """
    corpus = CORPORA[corpus_id]
    if not corpus.real:
        return True
    path = available(corpus_id, *languages)
    if path is not None and _is_sound(path):
        _at_hand(corpus, path)
        return True
    if path is None:
        _missing(corpus, languages)
    _fetching(corpus_id, languages, engine or waking.engine())
    return False


def _is_sound(path: Path) -> bool:
    try:
        receipt.check(path)
    except Problem as problem:
        warn(problem)
        return False
    return True


def _at_hand(corpus: Corpus, path: Path) -> None:
    told = _("{name}: {licence}. Read from “{file}”.",
             name=_(corpus.title), licence=_(corpus.licence), file=plain(path.name))  # fmt: skip
    if found := receipt.read(path):
        told += " " + _("Fetched on {day}, SHA-256 {digest} ….", day=plain(found.fetched), digest=found.sha256[:12])
        if found.before:
            told += " " + _("On {day} it was another file, so results from then can differ.", day=plain(found.before))
    st.caption(f":material/folder_open: {told}")


def _missing(corpus: Corpus, languages: tuple[str, ...]) -> None:
    remotes = corpus.remotes(*languages)
    changes = any(remote.changes for remote in remotes)
    megabytes = sum(remote.size for remote in remotes) / 1e6
    st.info(
        _("These sentences are not on this computer yet. Fetch them once ({size} MB), or put them into the folder "
          "that the environment variable GLASSBOX_DATA names.", size=f"{'≈ ' if changes else ''}{megabytes:.1f}"),
        icon=":material/cloud_download:",
    )  # fmt: skip
    if changes:
        st.caption(
            _("{name}, from {homepage}. Licence: {licence}. The publisher replaces this file from time to time, so its "
              "checksum can only be compared from the first download on.",
              name=_(corpus.title), homepage=corpus.homepage, licence=_(corpus.licence))
        )  # fmt: skip


@fragment(run_every=0.5)
def _fetching(corpus_id: str, languages: tuple[str, ...], engine: Any | None) -> None:
    """The button, then the progress bar, then the page with the sentences there."""
    key = f"fetch.{corpus_id}"
    answer = st.session_state.get(key)
    if answer is None:
        st.button(_("Fetch the sentences"), key=f"{key}.go", icon=":material/download:", disabled=engine is None,
                  on_click=_start, args=(key, corpus_id, languages, engine))  # fmt: skip
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
              args=(key, corpus_id, languages, engine))  # fmt: skip


def _start(key: str, corpus_id: str, languages: tuple[str, ...], engine: Any) -> None:
    st.session_state[key] = engine.do(
        "core.corpora.fetch.fetch_by_id",
        progress_key=key,
        files_for_here=True,
        corpus_id=corpus_id,
        languages=languages,
    )
