"""How the tests of trainers stop a run and go on with it elsewhere, as a worker does after a crash."""

from __future__ import annotations

from typing import Any

from core.training.checkpoint import from_bytes, to_bytes


def stopped(trainer: type, config: Any, at: int) -> Any:
    """A new trainer that was handed the state of another one, which stopped after `at` steps."""
    begun, later = trainer(config), trainer(config)
    for _ in range(at):
        begun.step()
    later.load_state_dict(from_bytes(to_bytes(begun.state_dict())))
    return later
