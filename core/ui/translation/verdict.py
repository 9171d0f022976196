"""What a sentiment model makes of a text, to be read from the last row: a word, a bar, and the tokens."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from core.ui.i18n import _, lang
from core.ui.plain import plain

if TYPE_CHECKING:
    from core.topics.sentiment_answers import Prediction

_UNSURE = 0.1  # half the width of the band around one half in which the big word makes no claim

# Streamlit has no element for text on a graded background, so this is HTML. Every typed word in it is escaped, and
# colour never stands alone: the number below a token says the same.
_STYLE = """<style>
.verdict {display: flex; align-items: baseline; gap: .75rem; flex-wrap: wrap; line-height: 1.2}
.verdict b {font-size: 2.5rem; font-weight: 700}
.verdict span {font-size: 1.125rem; opacity: .75}
.balance {display: flex; height: .875rem; border-radius: .5rem; overflow: hidden; margin: .5rem 0 .25rem; gap: 2px}
.ends {display: flex; justify-content: space-between; font-size: .875rem; opacity: .8}
.tokens {display: flex; flex-wrap: wrap; gap: .375rem; list-style: none;
  margin: 1rem 0 0 !important; padding: 0 !important}
.tokens li {border-radius: .375rem; padding: .25rem .5rem .125rem; margin: 0; text-align: center;
  overflow-wrap: anywhere; font-size: 1.125rem}
.tokens small {display: block; font-size: .75rem; opacity: .8; font-variant-numeric: tabular-nums}
.tokens li.unknown > span {border-bottom: 2px dotted currentColor}
</style>"""


def draw_verdict(prediction: Prediction) -> None:
    """The big word, the bar between the two ends, and each token with the probability once it has been read."""
    st.html(_STYLE + _headline(prediction.probability) + _balance(prediction.probability) + _tokens(prediction))
    explained = _("Below each word: how likely “positive” is once the model has read that far.")
    if not all(prediction.known):
        explained += " " + _("Dotted: a word that the model has never seen.")
    st.caption(explained)
    for message, values in prediction.notes:
        st.caption(plain(_(message, **values)))


def word_for(probability: float) -> str:
    """The verdict in one word."""
    if abs(probability - 0.5) < _UNSURE / 2:
        return _("Undecided")
    return _("Positive") if probability > 0.5 else _("Negative")


def _headline(probability: float) -> str:
    sure = _("{percent} % positive", percent=round(100 * probability))
    word = escape(word_for(probability))
    return f'<div class="verdict" lang="{lang()}"><b>{word}</b><span>{escape(sure)}</span></div>'


def _balance(probability: float) -> str:
    negative, positive = _ends()
    label = escape(_("{percent} % positive", percent=round(100 * probability)), quote=True)
    return (
        f'<div class="balance" role="img" aria-label="{label}">'
        f'<i style="flex:{1 - probability:.4f};background:{negative}"></i>'
        f'<i style="flex:{probability:.4f};background:{positive}"></i></div>'
        f'<div class="ends"><span>{escape(_("negative"))}</span><span>{escape(_("positive"))}</span></div>'
    )


def _tokens(prediction: Prediction) -> str:
    each = zip(prediction.tokens, prediction.known, prediction.probability_by_token, strict=True)
    return f'<ul class="tokens">{"".join(_token(*one) for one in each)}</ul>'


def _token(token: str, known: bool, probability: float) -> str:
    kind = "" if known else ' class="unknown"'
    return (
        f'<li{kind} style="background:{_tint(probability)}"><span>{escape(token)}</span>'
        f"<small>{round(100 * probability)} %</small></li>"
    )


def _tint(probability: float) -> str:
    """The colour of the nearer end, the stronger the surer; see-through, so that it fits light and dark."""
    negative, positive = _ends()
    strength = 8 + round(100 * abs(probability - 0.5))  # percent, at most 58: the text on it stays readable
    return f"color-mix(in srgb, {positive if probability > 0.5 else negative} {strength}%, transparent)"


def _ends() -> tuple[str, str]:
    from core.charts import palette  # brings Altair along, which the first page must not wait for

    return palette.NEGATIVE, palette.POSITIVE
