"""How topic 2.5 learns and answers."""

from core.trainers.translating import Trainer, warm
from core.trainers.translation.inspector import Inspector

__all__ = ["Inspector", "Trainer", "warm"]
