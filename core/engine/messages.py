"""What travels between the serving process and the workers: plain data, no torch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from core.training.contract import Row


@dataclass(frozen=True)
class Order:
    """Advance one run a little.

    A worker keeps the trainer between orders. `chain` and `serial` say which moment of which trainer is meant:
    a worker that does not hold exactly that moment (it was restarted, or Dask repeats a task) must refuse.
    """

    run_id: str
    topic: str
    config: str  # JSON
    chain: str  # changes whenever the run begins anew from a state
    serial: int  # position in the chain; 0 makes the trainer
    seconds: float  # how long to train
    most: int | None = None  # steps at most; 0 = only save
    save: bool = False  # give the full state back, whether due or not
    state: bytes | None = None  # at serial 0: where to begin; None = from scratch
    threads: int = 0  # torch threads; 0 = all cores of the worker


@dataclass
class Report:
    """What came of an order. `missing`: the worker does not hold that trainer, nothing was done."""

    worker: str
    missing: bool = False
    step: int = 0
    total_steps: int = 0
    rows: list[Row] = field(default_factory=list)
    snapshots: dict[int, bytes] = field(default_factory=dict)  # step -> safetensors
    artifacts: dict[str, str] | None = None  # at the start of a chain
    state: bytes | None = None  # safetensors, taken at `step`
    seconds: float = 0.0  # spent on training
    finished: bool = False
    diverged: bool = False
    summary: dict[str, Any] | None = None  # when finished
    threads: int = 0
    device: str = ""


@dataclass(frozen=True)
class Payload:
    """Everything that an Inspector is made of."""

    topic: str
    config: str  # JSON
    artifacts: dict[str, str]
    snapshot: bytes


@dataclass(frozen=True)
class Reply:
    """A worker's answer to a question; `missing` when it holds no such Inspector and got no payload."""

    worker: str
    missing: bool = False
    value: Any = None
