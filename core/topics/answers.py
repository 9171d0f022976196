"""Answers of an Inspector as JSON and back, so that a recorded run can bring some along."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

FILE = "answers.json"  # the artifact of a recorded run that holds them
PLACES = 4  # decimals kept; no picture shows more


def key(question: str, arguments: dict[str, Any]) -> str:
    """The name under which an answer is kept; the same for the same question, whatever the order of its arguments."""
    return f"{question} {json.dumps(arguments, sort_keys=True, ensure_ascii=False)}"


def encode(answer: Any) -> Any:
    """A NamedTuple, dataclass or array (or what they hold) as JSON has it."""
    if isinstance(answer, np.ndarray):
        return np.round(answer, PLACES).tolist() if answer.dtype.kind == "f" else answer.tolist()
    if is_dataclass(answer):
        return {field.name: encode(getattr(answer, field.name)) for field in fields(answer)}
    if hasattr(answer, "_asdict"):
        return {name: encode(value) for name, value in answer._asdict().items()}
    if isinstance(answer, dict):
        return {name: encode(value) for name, value in answer.items()}
    if isinstance(answer, list | tuple):
        return [encode(value) for value in answer]
    return _rounded(float(answer)) if isinstance(answer, float | np.floating) else answer


def _rounded(number: float) -> float:
    """A single number keeps four digits, however small it is: 3.2e-7 is not 0."""
    return round(number, PLACES) if abs(number) >= 0.1 else float(f"{number:.{PLACES}g}")


def decode(kind: type, data: Any) -> Any:
    """What `encode` wrote, as a `kind` again: lists become arrays where the type says so."""
    if kind is np.ndarray:
        return np.array(data)
    types = {name: getattr(type_, "__forward_arg__", type_) for name, type_ in kind.__annotations__.items()}
    return kind(**{name: _value(types[name], value) for name, value in data.items()})


def _value(annotation: str, data: Any) -> Any:
    if annotation in ("np.ndarray", "np.ndarray | None"):
        return None if data is None else np.array(data)
    if annotation == "dict[str, np.ndarray]":
        return {name: np.array(value) for name, value in data.items()}
    return tuple(map(tuple, data)) if annotation.startswith("tuple[tuple") else data
