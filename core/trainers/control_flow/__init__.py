"""How topic 0.8 learns and answers."""

from core.trainers.control_flow.inspector import Inspector
from core.trainers.control_flow.trainer import Trainer

__all__ = ["Inspector", "Trainer"]
