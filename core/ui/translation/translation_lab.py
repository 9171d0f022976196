"""The experiments of topic 2.5: predict-then-run, exposure bias, and the tokenizers of the notes."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from core.problems import N_, Problem
from core.topics.translating_answers import ByPosition
from core.topics.translation import Config
from core.ui import asking
from core.ui.erratum import erratum
from core.ui.i18n import _
from core.ui.lesson import lesson, text_of
from core.ui.plain import plain
from core.ui.question import Truth, question
from core.ui.scrub import Look
from core.ui.side_by_side import side_by_side
from core.ui.translation.translation_progress import position_view

TOPIC = "translation"
REFERENCE = "The boy picks up the heavy basket while a dog barks."
NOTHING = 0.005  # a smaller share counts as nothing lost
RIVALS = {
    "near": "The boy picks up the heavy basket while a cat barks.",
    "other": "As a dog is barking, the boy lifts the heavy basket.",
    "order": "Basket heavy the up picks boy the dog a while barks.",
}
SPOKEN = {
    "de": "Der Junge hebt den schweren Korb auf, während ein Hund bellt.",
    "ko": "개 한 마리가 짖는 동안 그 소년은 그 무거운 바구니를 들어 올려요.",
}


def exposure(language: str) -> None:
    """Teacher forcing 1 against 0: two runs of the small world without attention."""
    configs = [Config(language=language, attention="none", teacher_forcing=forcing) for forcing in (1.0, 0.0)]
    side_by_side(f"{TOPIC}.exposure", _("Train with 1 and with 0"), configs,
                 _("1 reads the true word before, 2 its own. Both have the same seed and the same sentences."),
                 _positions)  # fmt: skip


def _positions(runs: list[Any]) -> None:
    for number, (column, run) in enumerate(zip(st.columns(2, gap="large"), runs, strict=True), start=1):
        with column:
            st.markdown(f"**{number}**")
            position_view(f"{TOPIC}.exposure.{number}", run.id, run.snapshots[-1] if run.snapshots else 0)


def questions(look: Look, language: str) -> None:
    """Two questions that the student answers before the model does."""
    asked = _("The right translation is “{reference}” Which of these gets the highest BLEU?", reference=REFERENCE)
    question(f"{TOPIC}.bleu_question", asked, RIVALS, partial(_best, look, language))
    options = {"begin": _("at the beginning"), "middle": _("in the middle"), "end": _("at the end")}
    options["nowhere"] = _("nowhere")
    asked = _("A model writes on its own, instead of reading the true words before. Where in the sentence does it lose "
              "most?")  # fmt: skip
    question(f"{TOPIC}.exposure_question", asked, options, partial(_loses, look, language))


def _best(look: Look, language: str) -> Truth | None:
    found = asking.ask(f"{TOPIC}.bleu_answer", look.run.id, look.step, "bleu", reference=REFERENCE,
                       texts=list(RIVALS.values()))  # fmt: skip
    if found is None:
        asking.wait(f"{TOPIC}.bleu_answer")
        return None
    numbers = "\n".join(f"- {text} **{score:.1f}**" for text, score in zip(RIVALS.values(), found, strict=True))
    option = list(RIVALS)[int(np.argmax(found))]
    return Truth(option, f"{numbers}\n\n{text_of(TOPIC, 'question_bleu_answer', language)}")


def _loses(look: Look, language: str) -> Truth | None:
    found = asking.ask(f"{TOPIC}.exposure_answer", look.run.id, look.step, "by_position")
    if found is None and not look.step:
        raise Problem(N_("Before the first step there is nothing to compare."))
    if found is None:
        asking.wait(f"{TOPIC}.exposure_answer")
        return None
    gaps = gaps_by_third(found)
    option = ("begin", "middle", "end")[int(np.argmax(gaps))] if max(gaps) > NOTHING else "nowhere"
    numbers = _("Lost at the beginning: {begin}, in the middle: {middle}, at the end: {end} (percentage points).",
                begin=f"{100 * gaps[0]:.0f}", middle=f"{100 * gaps[1]:.0f}", end=f"{100 * gaps[2]:.0f}")  # fmt: skip
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_exposure_answer', language)}")


def gaps_by_third(found: ByPosition) -> list[float]:
    """How much lower the share of right words is in free running: at the beginning, in the middle, at the end."""
    thirds = np.array_split(np.arange(len(found.count)), 3)
    lost = (found.forced - found.free) * found.count
    return [float(lost[places].sum() / max(found.count[places].sum(), 1)) for places in thirds]


def errata(language: str) -> None:
    """E68 as three runs of the small world, and E75."""
    lesson(TOPIC, "e68")
    erratum("E68")
    same = {"language": language, "attention": "none", "bidirectional": False}
    turned = ({"reverse_source": True}, {"swapped_tokenizers": True}, {})
    side_by_side(f"{TOPIC}.swapped", _("Train all three"), [Config(**same, **how) for how in turned],
                 _("1 turns the source around, 2 the target as in the notes, 3 nothing. All have the same seed."),
                 _spoken)  # fmt: skip
    lesson(TOPIC, "e75")
    erratum("E75")


def _spoken(runs: list[Any]) -> None:
    """What the three make of one sentence."""
    sentence, rows = SPOKEN[runs[0].config.language], []
    for number, run in enumerate(runs, start=1):
        found = asking.answered(f"{TOPIC}.swapped.{number}.spoken", run.id, None, "predict", text=sentence)
        if found is None:
            return
        rows.append({_("Run"): number, _("Translation"): found.translation})
    st.markdown(plain(sentence))
    st.dataframe(rows, hide_index=True, key=f"{TOPIC}.swapped.table", alt=_("One sentence, translated by all three"))
