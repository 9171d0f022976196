"""What a worker does with an order: keep the trainer, advance it for a moment, report. Runs on workers only."""

from __future__ import annotations

import json
import os
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from core.engine.messages import Order, Report
from core.engine.topics import config_class, trainer_module
from core.engine.worker_side import with_readable_errors, worker_address

if TYPE_CHECKING:
    from core.training.contract import Trainer

MOST_LIVE = 64  # trainers kept; the one that was not used for longest goes, and comes back from its saved state
STATE_EVERY = 1.0  # seconds of training between two saved states, at least
STATE_LATEST = 5.0  # seconds by the clock on the wall, after which a slow run saves its state all the same
STATE_SHARE = 0.03  # of the time may be spent on saving states


@dataclass
class Live:
    """A trainer between two orders."""

    trainer: Trainer
    chain: str
    serial: int
    since_state: float = 0.0  # seconds trained since the state was last saved
    state_cost: float = 0.0  # seconds that saving it took
    saved_at: float = field(default_factory=time.monotonic)


_live: OrderedDict[str, Live] = OrderedDict()  # run id -> trainer; a worker does one task at a time, so no lock


@with_readable_errors
def advance(order: Order) -> Report:
    """Carry out one order."""
    import torch

    threads = order.threads or os.cpu_count() or 1
    if torch.get_num_threads() != threads:
        torch.set_num_threads(threads)
    live = _begin(order) if order.serial == 0 else _live.get(order.run_id)
    if live is None or (live.chain, live.serial) != (order.chain, order.serial):
        return Report(worker_address(), missing=True)
    report = Report(worker_address(), total_steps=live.trainer.total_steps, threads=threads)
    try:
        _train(live, order, report)
    except BaseException:
        drop(order.run_id)
        raise
    live.serial += 1
    _live.move_to_end(order.run_id)
    return report


def drop(run_id: str, chain: str | None = None) -> None:
    """Forget a run’s trainer (only if it belongs to `chain`, when that is given)."""
    if run_id in _live and chain in (None, _live[run_id].chain):
        del _live[run_id]


def _begin(order: Order) -> Live:
    from core.training.checkpoint import from_bytes

    config = config_class(order.topic).model_validate_json(order.config)
    trainer = trainer_module(order.topic).Trainer(config)
    if order.state is not None:
        trainer.load_state_dict(from_bytes(order.state))
    live = _live[order.run_id] = Live(trainer, order.chain, order.serial)
    while len(_live) > MOST_LIVE:
        _live.popitem(last=False)
    return live


def _train(live: Live, order: Order, report: Report) -> None:
    from core.training.checkpoint import to_bytes
    from core.training.device import device_name
    from core.training.loop import diverged, slice_of, steps

    trainer = live.trainer
    if order.serial == 0:
        report.artifacts, report.device = trainer.artifacts(), device_name()
        if trainer.steps == 0:
            report.snapshots[0] = to_bytes(trainer.snapshot())
    begin = time.perf_counter()
    for row in slice_of(steps(trainer), order.seconds, order.most) if order.most != 0 else ():
        report.rows.append(row)
        if trainer.snapshot_due():
            report.snapshots[trainer.steps] = to_bytes(trainer.snapshot())
    report.seconds = time.perf_counter() - begin
    report.step = trainer.steps
    report.diverged = bool(report.rows) and diverged(report.rows[-1])
    report.finished = trainer.steps >= trainer.total_steps and not report.diverged
    if report.finished or report.diverged:
        if trainer.steps not in report.snapshots:
            report.snapshots[trainer.steps] = to_bytes(trainer.snapshot())
        report.summary = _plain(trainer.summary()) if report.finished else None
    else:
        _save_if_due(live, order, report)


def _save_if_due(live: Live, order: Order, report: Report) -> None:
    from core.training.checkpoint import to_bytes

    live.since_state += report.seconds
    due = live.since_state >= max(STATE_EVERY, live.state_cost / STATE_SHARE)
    if not (order.save or due or time.monotonic() - live.saved_at >= STATE_LATEST):
        return
    begin = time.perf_counter()
    report.state = to_bytes(live.trainer.state_dict())
    live.state_cost = time.perf_counter() - begin
    live.since_state, live.saved_at = 0.0, time.monotonic()


def _plain(summary: dict[str, Any]) -> dict[str, Any]:
    """The summary as JSON has it: NumPy's numbers become Python's, what is not finite becomes None."""
    return json.loads(json.dumps(summary, default=float), parse_constant=lambda _: None)
