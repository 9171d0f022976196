"""How topic 0.2 learns and answers."""

from core.trainers.tensors.inspector import Inspector
from core.trainers.tensors.trainer import Trainer

__all__ = ["Inspector", "Trainer"]
