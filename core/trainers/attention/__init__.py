"""How topic 2.4 learns and answers."""

from core.trainers.attention.inspector import Inspector
from core.trainers.translating import Trainer, warm

__all__ = ["Inspector", "Trainer", "warm"]
