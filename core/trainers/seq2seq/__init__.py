"""How topic 2.3 learns and answers."""

from core.trainers.seq2seq.inspector import Inspector
from core.trainers.translating import Trainer, warm

__all__ = ["Inspector", "Trainer", "warm"]
