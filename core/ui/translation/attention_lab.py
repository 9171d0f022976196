"""The experiments of topic 2.4: predict-then-run, and three scores trained side by side."""

from __future__ import annotations

from functools import partial

import numpy as np
import streamlit as st

from core.topics.attention import EXAMPLES, Config
from core.ui import asking
from core.ui.erratum import erratum
from core.ui.i18n import _
from core.ui.lesson import lesson, text_of
from core.ui.question import Truth, question
from core.ui.scrub import Look
from core.ui.side_by_side import side_by_side

TOPIC = "attention"
SCORES = ("dot", "general", "additive")
NEARLY_ALWAYS, HARDLY = 0.8, 0.3  # shares of the written words
LINKED = 1  # the place of the written word that the first question asks about


def questions(look: Look, language: str) -> None:
    """Two questions that the student answers before the model does."""
    sentence = EXAMPLES[look.run.config.language][0]
    found = asking.answered(f"{TOPIC}.link", look.run.id, look.step, "predict", text=sentence)
    if found is None:
        return
    if found.attention is None:
        st.info(_("This model has no attention, so there is nothing to ask about."))
        return
    place = min(LINKED, len(found.target_tokens) - 1)
    options = {str(at): token for at, token in enumerate(found.source_tokens)}
    asked = _("“{sentence}” becomes “{translation}” At which word does the model look most while it writes “{word}”?",
              sentence=sentence, translation=found.translation, word=found.target_tokens[place])  # fmt: skip
    question(f"{TOPIC}.link", asked, options, partial(_most_looked_at, found, place, language))
    options = {"always": _("nearly always"), "half": _("about half of them"), "hardly": _("hardly ever")}
    asked = _("For each written word we hide the source word with the largest weight. How often is it the word that "
              "hurts most?")  # fmt: skip
    question(f"{TOPIC}.hidden", asked, options, partial(_hurts_most, look, sentence, language))


def _most_looked_at(found: object, place: int, language: str) -> Truth:
    weights = found.attention[place]
    at = int(weights.argmax())
    numbers = _("“{token}” gets {weight} of the attention.", token=found.source_tokens[at], weight=f"{weights[at]:.0%}")
    return Truth(str(at), f"{numbers} {text_of(TOPIC, 'question_link_answer', language)}")


def _hurts_most(look: Look, sentence: str, language: str) -> Truth | None:
    found = asking.answered(f"{TOPIC}.hidden", look.run.id, look.step, "occlusion", text=sentence)
    if found is None:
        return None
    same = float(np.mean(found.attention.argmax(axis=1) == found.drop.argmax(axis=1)))
    option = "always" if same >= NEARLY_ALWAYS else "hardly" if same <= HARDLY else "half"
    numbers = _("It is so for {share} of the written words.", share=f"{same:.0%}")
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_hidden_answer', language)}")


def three_scores(language: str) -> None:
    """Errata E50 and E51; then dot, general and additive trained side by side."""
    lesson(TOPIC, "e50")
    erratum("E50")
    configs = [Config(language=language, attention=score, epochs=3) for score in SCORES]
    caption = _("1 is dot, 2 is general, 3 is additive. All have the same seed and the same sentences.")
    side_by_side(f"{TOPIC}.all", _("Train all three"), configs, caption)
    lesson(TOPIC, "e51")
    erratum("E51")
