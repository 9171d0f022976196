"""Topic 2.2, sentiment: how the model learns, and how one looks inside it."""

from core.trainers.sentiment.inspector import Inspector
from core.trainers.sentiment.trainer import Trainer

__all__ = ["Inspector", "Trainer"]
