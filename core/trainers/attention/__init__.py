"""Topic 2.4 learns as every translating topic does."""

from core.trainers.translating import Inspector, Trainer, warm

__all__ = ["Inspector", "Trainer", "warm"]
