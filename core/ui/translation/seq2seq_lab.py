"""The experiments of topic 2.3: predict-then-run, and teacher forcing in three doses."""

from __future__ import annotations

from functools import partial

from core.topics.seq2seq import BOTTLENECK, Config, examples_of
from core.ui import asking
from core.ui.erratum import erratum
from core.ui.i18n import _
from core.ui.lesson import lesson, text_of
from core.ui.question import Truth, question
from core.ui.scrub import Look
from core.ui.side_by_side import side_by_side

TOPIC = "seq2seq"
BEAM = 5
SAME = 1e-3  # nats
FORCING = (1.0, 0.5, 0.0)
GROUPS = {"5": range(3, 6), "8": range(6, 9), "11": range(9, 12), "14": range(12, 15)}  # of letters


def questions(look: Look, language: str) -> None:
    """Two questions that the student answers before the model does."""
    options = {
        code: _("{first} to {last} letters", first=min(group), last=max(group)) for code, group in GROUPS.items()
    }
    asked = _("A model without attention has learned to write words of 3 to 14 letters backwards. From which length on "
              "does it get fewer than half of the words right?")  # fmt: skip
    question(f"{TOPIC}.length_question", asked, options | {"never": _("never")}, partial(_breaks, language))
    sentence = examples_of(look.run.config)[1]
    options = {"same": _("just as likely"), "more": _("likelier"), "less": _("less likely")}
    asked = _("“{sentence}” Beam search keeps the {width} best beginnings. How likely is its translation beside the "
              "greedy one?", sentence=sentence, width=BEAM)  # fmt: skip
    question(f"{TOPIC}.beam_question", asked, options, partial(_beam, look, sentence, language))


def _breaks(language: str) -> Truth | None:
    found = asking.answered(f"{TOPIC}.length_answer", BOTTLENECK["none"], None, "by_length")
    if found is None:
        return None
    below = [int(length) for length, share in zip(found.lengths, found.exact, strict=True) if share < 0.5]
    first = below[0] if below else None
    option = next((code for code, group in GROUPS.items() if first in group), "never")
    shares = dict(zip(found.lengths.tolist(), found.exact.tolist(), strict=True))
    numbers = _("Right in every letter: {few} of the words of 5 letters, {some} of 8, {many} of 14.",
                few=f"{shares[5]:.0%}", some=f"{shares[8]:.0%}", many=f"{shares[14]:.0%}")  # fmt: skip
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_length_answer', language)}")


def _beam(look: Look, sentence: str, language: str) -> Truth | None:
    found = asking.answered(f"{TOPIC}.beam_answer", look.run.id, look.step, "tree", text=sentence, width=BEAM)
    if found is None:
        return None
    gain = found.beam_log_probability - found.greedy_log_probability
    option = "same" if abs(gain) < SAME else "more" if gain > 0 else "less"
    numbers = _("log P is {greedy} for the greedy translation and {beam} for that of the beam.",
                greedy=f"{found.greedy_log_probability:.3f}", beam=f"{found.beam_log_probability:.3f}")  # fmt: skip
    return Truth(option, f"{numbers} {text_of(TOPIC, 'question_beam_answer', language)}")


def errata(language: str) -> None:
    """Errata E74, with teacher forcing in three doses side by side, and E71 to E73."""
    lesson(TOPIC, "e74")
    erratum("E74")
    configs = [Config(language=language, teacher_forcing=forcing) for forcing in FORCING]
    caption = _("1 always reads the true word before, 2 half of the time, 3 never. All have the same seed.")
    side_by_side(f"{TOPIC}.forcing", _("Train with 1, 0.5 and 0"), configs, caption)
    for block, erratum_id in (("e71", "E71"), ("e72", "E72"), ("e73", "E73")):
        lesson(TOPIC, block)
        erratum(erratum_id)
