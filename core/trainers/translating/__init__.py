"""How the topics 2.3 to 2.5 learn; each of them names this trainer as its own and asks questions of its own."""

from core.trainers.translating.trainer import Trainer

__all__ = ["Trainer", "warm"]


def warm() -> None:
    """Load what the first sentence needs."""
    from core.text.tokenizers import tokenize

    for text, language in (("Guten Tag.", "de"), ("안녕하세요.", "ko"), ("Hello.", "en")):
        tokenize(text, language)
