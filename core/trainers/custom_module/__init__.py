"""How topic 0.7 learns and answers."""

from core.trainers.custom_module.inspector import Inspector
from core.trainers.custom_module.trainer import Trainer

__all__ = ["Inspector", "Trainer"]
