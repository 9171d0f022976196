"""Topic 2.5, translation: what can be set, and what the recorded runs bring along."""

from __future__ import annotations

from typing import Literal

from core.problems import N_
from core.topics.settings import Curve, Settings, setting
from core.topics.translating import LANGUAGES, TranslationSettings, read_backwards
from core.topics.translating_answers import ByPosition, Samples, Translation, UnknownWords

RECORDED = {"de": "tatoeba-de-en", "ko": "small-world-ko-en"}
"""Language that is read -> id of the recorded run, under assets/runs/translation."""

RECORDINGS = {
    "tatoeba-de-en": {"corpus": "tatoeba"},
    "small-world-ko-en": {"corpus": "small_world", "language": "ko"},
}
"""Id of a recorded run -> its settings, where they are not those of the corpus's preset."""

CORPORA = ("small_world", "multi30k", "tatoeba")

EXAMPLES = {
    "de": (
        "Ich habe heute leider keine Zeit.",
        "Weißt du, wann der nächste Zug nach Boston fährt?",
        "Frau Yamada wohnt seit drei Jahren in Kyoto.",
    ),
    "ko": (
        "정원에서 그 아이들은 빨간 공 두 개를 던져요.",
        "개 한 마리가 짖는 동안 그 소년은 그 무거운 바구니를 들어 올려요.",
        "고양이 두 마리가 부엌에서 차가운 우유를 마셔요.",
    ),
    "en": (
        "The boy picks up the heavy basket while a dog barks.",
        "Two cats drink cold milk in the kitchen.",
        "Today the farmer follows a horse.",
    ),
}
"""Language that is read -> sentences to begin with; recorded runs bring the answers to these along."""

ANSWERS = {"predict": Translation, "unknown": UnknownWords, "samples": Samples, "by_position": ByPosition}
"""Question -> type of the answer, for those that a recorded run brings along."""


class Config(TranslationSettings):
    """One translation system: sentences, model, direction."""

    topic: Literal["translation"] = "translation"
    language: Literal["de", "ko", "en"] = setting("de", N_("Language that is read"), "data", names=LANGUAGES)
    corpus: Literal["small_world", "tatoeba", "multi30k"] = setting(
        "small_world", N_("Sentences"), "data", follows=("language", {"ko": "small_world"}),
        names={"small_world": N_("small world"), "tatoeba": "Tatoeba", "multi30k": "Multi30k"},
        help=N_("Korean is read in the small world alone: the real collections hold too few Korean sentences."),
    )  # fmt: skip
    reverse_source: bool = read_backwards(follows=("swapped_tokenizers", {True: False}))
    swapped_tokenizers: bool = setting(
        False, N_("Swap the tokenizers (E68)"), "data",
        help=N_("As in the lecture notes: the tokenizer that turns a sentence around cuts the target."),
    )  # fmt: skip

    @property
    def curves(self) -> tuple[Curve, ...]:
        """The pictures of a live run."""
        return (
            *Settings.curves,
            Curve("", "valid_perplexity", N_("Perplexity")),
            Curve("", "valid_bleu", N_("BLEU score")),
        )

    @property
    def cut_by(self) -> tuple[str, str]:
        """The languages by whose rules source and target are cut into tokens; erratum E68 swaps them."""
        return (self.target, self.language) if self.swapped_tokenizers else (self.language, self.target)

    @property
    def backwards(self) -> tuple[bool, bool]:
        """Which side is turned around; in erratum E68 the wrong one."""
        return (False, True) if self.swapped_tokenizers else (self.reverse_source, False)


def first_questions(config: Config) -> list[tuple[str, dict]]:
    """What the page asks when it opens: questions and their arguments."""
    texts = [{"text": text} for text in EXAMPLES[config.language]]
    return [
        *(("predict", text) for text in texts),
        *(("unknown", text) for text in texts),
        ("samples", {}),
        ("by_position", {}),
    ]
