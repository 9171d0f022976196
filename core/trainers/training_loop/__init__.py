"""How topic 0.1 learns and answers."""

from core.trainers.training_loop.inspector import Inspector
from core.trainers.training_loop.trainer import Trainer

__all__ = ["Inspector", "Trainer"]
