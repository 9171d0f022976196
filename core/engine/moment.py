"""A run at one moment: all that belongs together, so that nothing of it is older than the rest."""

from __future__ import annotations

from typing import NamedTuple

from core.engine.record import Record
from core.training.contract import Row


class Moment(NamedTuple):
    """What another server is told about a run."""

    chain: str
    record: Record
    rows: list[Row]
    digests: dict[int, str]  # of the snapshots: step -> SHA-256
    state: tuple[int, bytes] | None  # where it could go on: step, safetensors
    going: bool = False  # rows may still come by themselves
