"""One sentence under the glass of topic 2.3: the decoder writes it token by token; hidden states; beam search."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.topics.seq2seq import WIDTH
from core.ui import asking
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.scrub import Look
from core.ui.translation import decoding_views as views
from core.ui.translation.translation_box import sentence_box
from core.ui.translation.translation_views import heatmap_view

WIDEST = 5


def seq2seq_panel(topic_id: str, look: Look, examples: Sequence[str]) -> None:
    """The sentence box, and the decoder at work on the sentence in it."""
    key, run = f"{topic_id}.sentence", look.run
    if not (text := sentence_box(topic_id, look, examples)):
        return
    about = (run.id, text)
    if st.session_state.get(f"{key}.about") != about:  # another sentence or run: from the start
        st.session_state[f"{key}.about"], st.session_state[f"{key}.written"] = about, []
    with st.container(border=True):
        found = asking.answered(
            f"{key}.steps",
            run.id,
            look.step,
            "steps",
            text=text,
            prefix=list(st.session_state[f"{key}.written"]),
            height=320,
        )
        if found is None:
            return
        views.so_far(found)
        _buttons(key, found)
    if found.candidates:
        views.candidates(key, found, _write)
    lesson(topic_id, "read")
    _closer(topic_id, key, look, text, found)


def _buttons(key: str, found: views.Decoding) -> None:
    """Next word, back, from the start, to the end."""
    begun, over = bool(found.written), not found.candidates
    with st.container(horizontal=True, gap="small"):
        st.button(_("Next word"), key=f"{key}.next", type="primary", icon=":material/skip_next:", disabled=over,
                  on_click=_write, args=(key, [*found.written, *found.candidates[:1]]))  # fmt: skip
        st.button(_("Back"), key=f"{key}.back", icon=":material/undo:", disabled=not begun,
                  on_click=_write, args=(key, found.written[:-1]))  # fmt: skip
        st.button(_("From the start"), key=f"{key}.first", icon=":material/first_page:", disabled=not begun,
                  on_click=_write, args=(key, []))  # fmt: skip
        st.button(_("To the end"), key=f"{key}.last", icon=":material/last_page:", disabled=over,
                  on_click=_write, args=(key, [*found.written, *found.rest]))  # fmt: skip


def _write(key: str, tokens: list[str]) -> None:
    st.session_state[f"{key}.written"] = tokens


def _closer(topic_id: str, key: str, look: Look, text: str, found: views.Decoding) -> None:
    """What is drawn only when somebody asks for it."""
    looks = {"states": _("Hidden states"), "tree": _("Greedy and beam")}
    if look.run.config.attention != "none":
        looks["looked"] = _("Where it looked")
    chosen = st.segmented_control(
        _("Look closer"), looks, key=f"{key}.closer", format_func=looks.__getitem__, wrap=True, persist_state="session"
    )
    if chosen == "states":
        views.states(key, found)
        lesson(topic_id, "states")
    elif chosen == "looked":
        whole = asking.answered(f"{key}.whole", look.run.id, look.step, "predict", text=text, height=320)
        if whole is None:
            return
        heatmap_view(f"{key}.map", whole)
    elif chosen == "tree":
        width = st.slider(_("Beam width"), 1, WIDEST, WIDTH, key=f"{key}.width", persist_state="session")
        tree = asking.answered(f"{key}.tree", look.run.id, look.step, "tree", text=text, width=width, height=320)
        if tree is None:
            return
        views.tree(key, tree)
        lesson(topic_id, "tree")
