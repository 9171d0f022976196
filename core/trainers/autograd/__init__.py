"""How topic 0.3 learns and answers."""

from core.trainers.autograd.inspector import Inspector
from core.trainers.autograd.trainer import Trainer

__all__ = ["Inspector", "Trainer"]
