"""Recorded runs and what they bring along: answers that a page can show before any worker runs."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from typing import Any

from core.engine.shelf import RECORDED, Shelf
from core.engine.stored_run import StoredRun
from core.problems import Problem
from core.topics.answers import FILE, decode, key


@cache
def recorded_run(run_id: str) -> StoredRun | None:
    """The recorded run of that id; None where there is none, or none that can be read."""
    try:
        return StoredRun(Shelf(RECORDED).find(run_id))
    except Problem:
        return None


def recorded_answer(run_id: str, step: int | None, question: str, arguments: dict[str, Any]) -> Any | None:
    """The answer that a recorded run brings along to this question about its last step; None where it has none."""
    run = recorded_run(run_id)
    if run is None or step not in (None, run.record.step) or any(hasattr(v, "shape") for v in arguments.values()):
        return None
    return _answers(run_id).get(key(question, arguments))


@cache
def _answers(run_id: str) -> dict[str, Any]:
    run = recorded_run(run_id)
    try:
        stored = json.loads(run.artifacts.get(FILE, "{}"))
    except Problem:  # damaged: the workers will say so when they are asked
        return {}
    types = import_module(f"core.topics.{run.record.topic}").ANSWERS
    return {name: decode(types[name.split()[0]], data) for name, data in stored.items()}
