"""The experiments of topic 2.2: predict-then-run, and erratum E57 with both ways of reading trained live."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from core.topics.sentiment import Config
from core.ui import asking
from core.ui.erratum import erratum
from core.ui.i18n import _
from core.ui.lesson import lesson, text_of
from core.ui.question import Truth, question
from core.ui.scrub import Look, watch
from core.ui.side_by_side import side_by_side
from core.ui.translation import sentence_views as views

TOPIC = "sentiment"
TURNING = {
    "en": "The acting was great, but the story was not good.",
    "ko": "만두는 맛있었지만 직원은 불친절했어요.",
}
PADDED = {"en": "The soup was not tasty.", "ko": "만두는 맛있지 않았어요."}
PADS = 100
STAYS = 0.02  # a smaller move of the probability counts as staying


def questions(look: Look, language: str) -> None:
    """Two questions that the student answers before the model does."""
    sentence = TURNING[look.run.config.language]
    words = {str(index): word for index, word in enumerate(sentence.split())}
    asked = _("“{sentence}” At which word does the model change its mind most?", sentence=sentence)
    question(f"{TOPIC}.turn", asked, words, partial(_turning_word, look, sentence, language))
    sentence = PADDED[look.run.config.language]
    moves = {"stays": _("it stays"), "rises": _("it rises"), "falls": _("it falls")}
    asked = _("“{sentence}” We let the model read {pads} pads behind it. What happens to P(positive)?",
              sentence=sentence, pads=PADS)  # fmt: skip
    question(f"{TOPIC}.pads", asked, moves, partial(_effect_of_pads, look, sentence, language))


def _turning_word(look: Look, sentence: str, language: str) -> Truth | None:
    """The word in which the token stands that moved the probability most."""
    found = asking.answered(f"{TOPIC}.turn", look.run.id, look.step, "predict", text=sentence)
    if found is None:
        return None
    at, before, after = found.biggest_step
    word = sentence[: found.ends[at]].rstrip().count(" ")
    numbers = _("At “{token}” it goes from {before} to {after}.", token=found.tokens[at],
                before=f"{before:.0%}", after=f"{after:.0%}")  # fmt: skip
    return Truth(str(word), f"{numbers} {text_of(TOPIC, 'question_turn_answer', language)}")


def _effect_of_pads(look: Look, sentence: str, language: str) -> Truth | None:
    """Whether reading the pads leaves, raises or lowers the probability."""
    found = asking.answered(f"{TOPIC}.pads", look.run.id, look.step, "padding", text=sentence)
    if found is None:
        return None
    alone, padded = found.reading_pads[0], found.reading_pads[found.pads.tolist().index(PADS)]
    option = "stays" if abs(padded - alone) < STAYS else "rises" if padded > alone else "falls"
    numbers = _("It goes from {before} to {after}.", before=f"{alone:.0%}", after=f"{padded:.0%}")
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_pads_answer', language)}")


def reading_pads(look: Look) -> None:
    """Erratum E57: the score drifts as pads are read."""
    lesson(TOPIC, "e57")
    erratum("E57")
    text = st.session_state.get(f"{TOPIC}.sentence.text") or PADDED[look.run.config.language]
    views.drift_view(f"{TOPIC}.drift", look.run.id, look.step, text)


def errata(run: Any | None, language: str) -> None:
    """Errata of this topic, E57 first: live, in a run, and as two runs of the small world."""
    if run is not None:
        watch(TOPIC, run, reading_pads, "pads")
    configs = [Config(language=language, packed=packed, learn_at="end") for packed in (True, False)]
    side_by_side(f"{TOPIC}.both", _("Train both ways"), configs,
                 _("1 skips the pads, 2 reads them. Both have the same seed and the same sentences."))  # fmt: skip
    for block, erratum_id in (("e28", "E28"), ("e66", "E66")):
        lesson(TOPIC, block)
        erratum(erratum_id)
    erratum("E31")
    erratum("E67")
