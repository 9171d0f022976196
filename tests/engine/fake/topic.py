"""Settings of the fake topic, with switches for everything that can go wrong."""

from __future__ import annotations

from typing import Literal

from core.topics.settings import Settings, setting


class Config(Settings):
    """A tiny network that learns a tiny thing."""

    topic: Literal["fake"] = "fake"
    steps: int = setting(60, "Steps", "training", ge=1)
    seed: int = setting(0, "Seed", "training", ge=0)
    learning_rate: float = setting(0.05, "Learning rate", "training", gt=0.0)
    pause: float = setting(0.0, "Seconds that a step sleeps", "training", ge=0.0)
    snapshot_every: int = setting(20, "Steps between snapshots", "training", ge=1)
    width: int = setting(8, "Width", "model", ge=1)
    fails_at: int = setting(-1, "Step at which an error comes", "training")
    complains_at: int = setting(-1, "Step at which a Problem comes", "training")
    hungry_at: int = setting(-1, "Step at which ten gigabytes are asked for", "training")
    kills_at: int = setting(-1, "Step at which the process dies", "training")
