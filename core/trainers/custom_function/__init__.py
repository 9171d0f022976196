"""How topic 0.4 learns and answers."""

from core.trainers.custom_function.inspector import Inspector
from core.trainers.custom_function.trainer import Trainer

__all__ = ["Inspector", "Trainer"]
