"""How the networks of section 0 learn random numbers by heart; each topic says what its network is."""

from core.trainers.memorizing.data import samples
from core.trainers.memorizing.trainer import Memorizer

__all__ = ["Memorizer", "samples"]
