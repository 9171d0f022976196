"""Looking at one translation: the sentence itself, and where the model looked while it wrote each word.

Each view is given the place on the page (for its keys), the run and the step that it looks at, and the text.
"""

from __future__ import annotations

from html import escape

import numpy as np
import streamlit as st

from core.problems import Problem
from core.topics.translating_answers import Translation
from core.ui import asking
from core.ui.figure import figure
from core.ui.i18n import _, lang
from core.ui.plain import plain

_STYLE = """<style>
.written {font-size: 2rem; font-weight: 700; line-height: 1.25; overflow-wrap: anywhere}
.read {font-size: 1.125rem; opacity: .85; overflow-wrap: anywhere}
.read i {font-style: normal; border-bottom: 2px dotted currentColor}
</style>"""


def translation_view(
    key: str, run: str, step: int | None, text: str, temperature: float = 1.0, *, target: str = "en"
) -> Translation | None:
    """What snapshot `step` of `run` makes of `text`, drawn and returned; None while the answer is on its way.

    `target` is the language that is written, for those who have the page read out.
    """
    given = {} if temperature == 1.0 else {"temperature": temperature}  # recorded answers know the usual one
    try:
        found: Translation | None = asking.ask(key, run, step, "predict", text=text, **given)
    except Problem:
        again = _("Try again")
        st.button(again, key=f"{key}.again", icon=":material/refresh:", on_click=asking.forget, args=(key,))
        raise
    if found is None:
        asking.wait(key)
        return None
    st.html(
        f'{_STYLE}<div class="read">{_source(found)}</div><div class="written" lang="{target}">{_written(found)}</div>'
    )
    if not all(found.source_known):
        st.caption(_("Dotted: a word that is not in the model's vocabulary. It reads <unk> there."))
    for message, values in found.notes:
        st.caption(plain(_(message, **values)))
    return found


def heatmap_view(key: str, found: Translation) -> None:
    """Target words down, source words across; every row sums to 1."""
    import pandas as pd

    from core.charts import heatmap as chart

    figure(
        chart.heatmap(
            found.attention, found.target_tokens, found.source_tokens, value=_("weight"),
            row_title=_("written"), column_title=_("read"), domain=(0.0, 1.0),
        ),
        f"{key}.chart",
        wide=True,
        alt=_("Attention: written words by source words"),
        says=_strongest(found),
        table=lambda: pd.DataFrame(found.attention, columns=_numbered(found.source_tokens)).assign(
            **{_("written"): found.target_tokens}
        ),
    )  # fmt: skip


def lines_view(key: str, found: Translation, chosen: int | None = None) -> None:
    """The same weights as lines from the source on the left to the written words on the right."""
    from core.charts import attention_lines as chart

    words = chart.Words(_("read"), _("written"), _("weight"))
    picture = chart.attention_lines(found.attention, found.source_tokens, found.target_tokens, words, chosen=chosen)
    st.vega_lite_chart(picture.to_dict(validate=False), key=f"{key}.chart", alt=_("Attention as lines"))
    st.caption(_("Weights below {least} are not drawn.", least=f"{chart.FAINTEST:.0%}"))


def alignment_line(found: Translation) -> str:
    """How the weights compare with the planted links, in one sentence."""
    if found.error_rate is None:
        return _("For this sentence the true links are not known: it is not one of the small world's.")
    return _("Alignment error against the planted links: {error}.", error=f"{found.error_rate:.0%}")


def occlusion_view(key: str, run: str, step: int | None, text: str) -> None:
    """Attention beside occlusion: where it looked, and which word hurts most when it is hidden."""
    found = asking.answered(key, run, step, "occlusion", text=text, height=240)
    if found is None:
        return
    from core.charts import heatmap as chart

    names = {"row_title": _("written"), "column_title": _("read")}
    reach = float(np.abs(found.drop).max()) or 1.0
    attention, hidden = st.columns(2, gap="large")
    with attention:
        figure(
            chart.heatmap(found.attention, found.target_tokens, found.source_tokens, value=_("weight"),
                          domain=(0.0, 1.0), **names),
            f"{key}.attention", wide=True, alt=_("Attention: written words by source words"),
            says=_("Where the model looked."),
        )  # fmt: skip
    with hidden:
        figure(
            chart.heatmap(found.drop, found.target_tokens, found.source_tokens, value=_("fall of log P"),
                          centred=True, domain=(-reach, reach), **names),
            f"{key}.drop", wide=True, alt=_("Occlusion: how much each hidden word hurts"),
            says=_("How far log P falls when a word is hidden. Rank correlation with attention: {agreement}.",
                   agreement=f"{found.agreement:.2f}"),
        )  # fmt: skip


def _source(found: Translation) -> str:
    """The text as it was typed, unknown words marked, as HTML; every typed letter is escaped."""
    html, end = "", 0
    for token, known in zip(found.source_tokens, found.source_known, strict=True):
        start = found.text.find(token, end)
        between, end = found.text[end:start], start + len(token)
        html += escape(between) + (escape(token) if known else f"<i>{escape(token)}</i>")
    return html


def _written(found: Translation) -> str:
    nothing = escape(_("(nothing)"))
    return escape(found.translation) or f'<span lang="{lang()}">{nothing}</span>'


def _strongest(found: Translation) -> str:
    """The largest weight of the picture, in a sentence."""
    row, column = np.unravel_index(int(found.attention.argmax()), found.attention.shape)
    return _(
        "Each row sums to 1. The largest weight: “{target}” looks at “{source}” with {weight}.",
        target=plain(found.target_tokens[row]), source=plain(found.source_tokens[column]),
        weight=f"{found.attention[row, column]:.2f}",
    )  # fmt: skip


def _numbered(tokens: list[str]) -> list[str]:
    """Names of columns, which must all differ."""
    return [f"{place} {token}" for place, token in enumerate(tokens, start=1)]
