"""How topic 0.5 learns and answers."""

from core.trainers.nn_modules.inspector import Inspector
from core.trainers.nn_modules.trainer import Trainer

__all__ = ["Inspector", "Trainer"]
