"""Topic 2.4, attention: what can be set, and what the recorded runs bring along."""

from __future__ import annotations

from typing import Literal

from core.topics.translating import TranslationSettings
from core.topics.translating_answers import Occlusion, Translation, WordStep

RECORDED = {"de": "de-en", "ko": "ko-en"}
"""Language that is read -> id of the recorded run, under assets/runs/attention."""

RECORDINGS = {f"{language}-en": {"corpus": "small_world", "language": language} for language in ("de", "ko")}
"""Id of a recorded run -> its settings, where they are not the defaults."""

EXAMPLES = {
    "de": (
        "Der Junge hebt den schweren Korb auf, während ein Hund bellt.",
        "Im Garten werfen die Kinder zwei rote Bälle.",
        "Zwei Katzen trinken in der Küche kalte Milch.",
    ),
    "ko": (
        "개 한 마리가 짖는 동안 그 소년은 그 무거운 바구니를 들어 올려요.",
        "정원에서 그 아이들은 빨간 공 두 개를 던져요.",
        "고양이 두 마리가 부엌에서 차가운 우유를 마셔요.",
    ),
}
"""Language that is read -> sentences to begin with; recorded runs bring the answers to these along."""

ANSWERS = {"predict": Translation, "word": WordStep, "occlusion": Occlusion}
"""Question -> type of the answer, for those that a recorded run brings along."""


class Config(TranslationSettings):
    """One experiment with a network that looks back while it writes."""

    topic: Literal["attention"] = "attention"


def first_questions(config: Config) -> list[tuple[str, dict]]:
    """What the page asks when it opens: questions and their arguments."""
    texts = [{"text": text} for text in EXAMPLES[config.language]]
    return [
        *(("predict", text) for text in texts),
        *(("word", text | {"index": 0}) for text in texts),
        *(("occlusion", text) for text in texts),
    ]
