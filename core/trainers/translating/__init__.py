"""How the topics 2.3 to 2.5 learn and answer; each of them names these classes as its own."""

from core.trainers.translating.inspector import Inspector
from core.trainers.translating.trainer import Trainer

__all__ = ["Inspector", "Trainer", "warm"]


def warm() -> None:
    """Load what the first sentence needs."""
    from core.text.tokenizers import tokenize

    for text, language in (("Guten Tag.", "de"), ("안녕하세요.", "ko"), ("Hello.", "en")):
        tokenize(text, language)
