"""Topic 2.2, sentiment: how the model learns, and how one looks inside it."""

from core.trainers.sentiment.inspector import Inspector
from core.trainers.sentiment.trainer import Trainer

__all__ = ["Inspector", "Trainer", "warm"]


def warm() -> None:
    """Load what the first question would otherwise have to wait for: both tokenizers."""
    from core.text.tokenizers import tokenize

    tokenize("warm", "en")
    tokenize("따뜻해요", "ko")
