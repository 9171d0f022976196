"""Looking at a decoder while it writes: the sentence so far, what may come next, its states, and the beam."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from math import exp

import numpy as np
import streamlit as st

from core.topics.translating_answers import BeamTree, Decoding
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.plain import plain

__all__ = ["BeamTree", "Decoding", "candidates", "so_far", "states", "tree"]

_STYLE = """<style>
.chips {font-size: 1.125rem; line-height: 2; overflow-wrap: anywhere}
.chips span {border: 1px solid #7C849266; border-radius: .5rem; padding: .1rem .45rem; margin-right: .35rem}
.chips i {font-style: normal; border-bottom: 2px dotted currentColor}
.chips.writing {font-size: 1.5rem; font-weight: 700}
.chips small {font-size: .8rem; font-weight: 400; opacity: .75; margin-left: .3rem}
</style>"""


def so_far(found: Decoding) -> None:
    """What was read, in the order of reading, and what was written, each token with its probability."""
    read = "".join(
        f"<span>{escape(token) if known else f'<i>{escape(token)}</i>'}</span>"
        for token, known in zip(found.source_tokens, found.source_known, strict=True)
    )
    written = "".join(
        f"<span>{escape(token)}<small>{p:.0%}</small></span>"
        for token, p in zip(found.written, found.probability, strict=True)
    )
    caret = "" if not found.candidates else "<span>▍</span>"
    st.html(f'{_STYLE}<div class="chips">{read}</div><div class="chips writing" lang="en">{written}{caret}</div>')
    if not all(found.source_known):
        st.caption(_("Dotted: a word that is not in the model's vocabulary. It reads <unk> there."))
    for message, values in found.notes:
        st.caption(plain(_(message, **values)))
    if "<eos>" in found.written:
        st.caption(_("The sentence has ended. Its probability: {p}.", p=f"{np.prod(found.probability):.2g}"))
    elif not found.candidates:
        unfinished = "The model did not write <eos>, so the translation was cut after {count} words."
        st.caption(plain(_(unfinished, count=len(found.written))))


def candidates(key: str, found: Decoding, write: Callable[[str, list[str]], None]) -> None:
    """The likeliest next tokens as bars, and a button for each to take it instead."""
    from core.charts import bars as chart

    words = chart.Words(_("next word"), _("probability"), " ")
    figure(
        chart.bars(found.candidates, {_("probability"): found.probabilities}, words), f"{key}.candidates",
        alt=_("The likeliest next words"),
        says=_("The decoder would write “{word}” next, with probability {p}.", word=plain(found.candidates[0]),
               p=f"{found.probabilities[0]:.0%}"),
    )  # fmt: skip
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.caption(_("Write another one:"), width="content")
        for place, token in enumerate(found.candidates[1:], start=1):
            st.button(plain(token), key=f"{key}.take.{place}", on_click=write, args=(key, [*found.written, token]))


def states(key: str, found: Decoding) -> None:
    """Encoder, the vector that is handed over, decoder: a row each, the units that move most."""
    from core.charts import heatmap as chart

    rows = [*found.source_tokens, _("→ handed over"), "<bos>", *found.written]
    matrix = np.vstack([found.encoder_states, found.handed_over, found.decoder_states])
    figure(
        chart.heatmap(matrix, rows, [str(unit) for unit in found.units], value=_("activation"), centred=True,
                      domain=(-1.0, 1.0), row_title=_("after reading or writing"), column_title=_("unit"), cell=22),
        f"{key}.states", wide=True, alt=_("Hidden states of encoder and decoder"),
        says=_("{count} of the units, those that move most. The row “handed over” is where the decoder begins.",
               count=len(found.units)),
    )  # fmt: skip


def tree(key: str, found: BeamTree) -> None:
    """Beam search as a tree, and both results in words."""
    from core.charts import beam_tree as chart

    words = chart.Words(_("word"), "log P", _("score"), _("kept for a while"), _("the best sentence"))
    figure(
        chart.beam_tree(found.step, found.place, found.parent, found.token, found.log_probability, found.score,
                        found.best, words),
        f"{key}.tree", wide=True, alt=_("Beam search as a tree"),
        says=_("From left to right one word more; from top to bottom the place in the beam, the best on top."),
    )  # fmt: skip
    rows = [
        (_("Greedy"), found.greedy_text, found.greedy_log_probability),
        (_("Beam"), found.beam_text, found.beam_log_probability),
    ]
    st.dataframe(
        [{_("Search"): name, _("Translation"): text, "log P": round(log_p, 3), "P": f"{exp(log_p):.3g}"}
         for name, text, log_p in rows],
        hide_index=True, key=f"{key}.both", alt=_("Greedy and beam compared"),
    )  # fmt: skip
