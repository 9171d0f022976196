"""Topic 2.3, sequence to sequence: what can be set, and what the recorded runs bring along."""

from __future__ import annotations

from typing import Literal

from core.problems import N_
from core.topics.settings import setting
from core.topics.translating import TranslationSettings, attention_score, state_size
from core.topics.translating_answers import BeamTree, ByLength, Decoding, Translation

RECORDED = {"de": "no-attention-de", "ko": "no-attention-ko"}
"""Language that is read -> id of the recorded run, under assets/runs/seq2seq."""

BOTTLENECK = {"none": "backwards-none", "general": "backwards-general"}
"""With what attention -> id of the recorded run that writes words backwards."""

RECORDINGS = {
    **{RECORDED[language]: {"corpus": "small_world", "language": language} for language in RECORDED},
    **{BOTTLENECK[attention]: {"corpus": "reverse", "attention": attention} for attention in BOTTLENECK},
}
"""Id of a recorded run -> its settings, where they are not the defaults."""

EXAMPLES = {
    "de": (
        "Zwei Katzen trinken in der Küche kalte Milch.",
        "Der Junge hebt den schweren Korb auf, während ein Hund bellt.",
        "Heute folgt der Bauer einem Pferd.",
    ),
    "ko": (
        "고양이 두 마리가 부엌에서 차가운 우유를 마셔요.",
        "개 한 마리가 짖는 동안 그 소년은 그 무거운 바구니를 들어 올려요.",
        "오늘 그 농부는 말 한 마리를 따라가요.",
    ),
    "reverse": ("glass", "sequence", "bottleneck"),
}
"""Language that is read (or the words of letters) -> what to begin with."""

ANSWERS = {"predict": Translation, "steps": Decoding, "tree": BeamTree, "by_length": ByLength}
"""Question -> type of the answer, for those that a recorded run brings along."""

WIDTH = 3  # of the beam, to begin with


class Config(TranslationSettings):
    """One experiment with a decoder that gets a single vector, unless it is given attention."""

    topic: Literal["seq2seq"] = "seq2seq"
    corpus: Literal["small_world", "reverse"] = setting(
        "small_world", N_("Sentences"), "data",
        names={"small_world": N_("small world"), "reverse": N_("words backwards")},
        help=N_("Words backwards: letters go in, and the same letters have to come out from the last to the first."),
    )  # fmt: skip
    attention: Literal["none", "dot", "general", "additive"] = attention_score(
        "none", N_("Without it, everything that the decoder knows of the source is one vector.")
    )
    hidden_size: int = state_size(160, N_("The width of the vector that the encoder hands over: the bottleneck."))


def examples_of(config: Config) -> tuple[str, ...]:
    """What a model with these settings can read, to begin with."""
    return EXAMPLES["reverse" if config.corpus == "reverse" else config.language]


def first_questions(config: Config) -> list[tuple[str, dict]]:
    """What the page asks when it opens: questions and their arguments."""
    texts = [{"text": text} for text in examples_of(config)]
    return [
        *(("predict", text) for text in texts),
        *(("steps", text | {"prefix": []}) for text in texts),
        *(("tree", text | {"width": WIDTH}) for text in texts),
        *([("by_length", {})] if config.corpus == "reverse" else []),
    ]
