"""How topic 0.6 races and answers."""

from core.trainers.optimizers.inspector import Inspector
from core.trainers.optimizers.trainer import Trainer

__all__ = ["Inspector", "Trainer"]
