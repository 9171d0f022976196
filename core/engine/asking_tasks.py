"""What a worker does with a question: keep Inspectors of snapshots and ask them. Runs on workers only."""

from __future__ import annotations

import importlib
import inspect
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from core.engine.messages import Payload, Reply
from core.engine.topics import config_class, trainer_module
from core.engine.worker_side import progress_reporter, with_readable_errors, worker_address
from core.problems import N_, Problem

MOST_INSPECTORS = 24

_inspectors: OrderedDict[tuple[str, str], Any] = OrderedDict()  # (run id, digest of the snapshot)


@with_readable_errors
def answer(key: tuple[str, str], payload: Payload | None, question: str, arguments: dict[str, Any]) -> Reply:
    """Ask the Inspector of one snapshot; without payload and without having it, say that it is missing."""
    if key not in _inspectors:
        if payload is None:
            return Reply(worker_address(), missing=True)
        _inspectors[key] = inspector(payload)
        while len(_inspectors) > MOST_INSPECTORS:
            _inspectors.popitem(last=False)
    _inspectors.move_to_end(key)
    method = getattr(_inspectors[key], question, None)
    if question.startswith("_") or not callable(method):
        raise Problem(N_("There is no question called “{question}”."), question=question[:64])
    return Reply(worker_address(), value=method(**arguments))


@with_readable_errors
def prepare(topic: str) -> None:
    """Import what a topic needs, so that its first run or question need not wait for it."""
    getattr(trainer_module(topic), "warm", lambda: None)()


@with_readable_errors
def device() -> str:
    """The name of the device that this worker computes on."""
    from core.training.device import device_name

    return device_name()


@with_readable_errors
def limber_up() -> None:
    """The first optimiser of a process makes torch import its compiler, for about a second: now, not at a click."""
    import torch

    torch.optim.Adam([torch.zeros(1, requires_grad=True)]).step()


@with_readable_errors
def call(path: str, arguments: dict[str, Any], progress: tuple[str, str] | None) -> Any:
    """Run the function `package.module.name`; it gets `on_progress=` if it has such a parameter.

    The task leaves the worker's one place for computing, so that training goes on beside a long download.
    """
    from distributed import secede

    secede()
    return run_function(path, arguments, progress_reporter(*progress) if progress else None)


@with_readable_errors
def run_function(path: str, arguments: dict[str, Any], on_progress: Callable[[int, int], None] | None) -> Any:
    """Import `package.module.name` and call it, in whatever process this is."""
    module, _, name = path.rpartition(".")
    function = getattr(importlib.import_module(module), name)
    if on_progress and "on_progress" in inspect.signature(function).parameters:
        arguments = {**arguments, "on_progress": on_progress}
    return function(**arguments)


def inspector(payload: Payload) -> Any:
    """The topic's Inspector of one snapshot; raises `Problem` when what it is made of does not fit together."""
    from core.training.checkpoint import from_bytes

    config = config_class(payload.topic).model_validate_json(payload.config)
    return trainer_module(payload.topic).Inspector(config, payload.artifacts, from_bytes(payload.snapshot))
