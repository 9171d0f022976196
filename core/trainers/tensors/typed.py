"""Tensors that somebody typed, and what an operation makes of them."""

from __future__ import annotations

import torch
from torch import Tensor

from core.probes.tensor_operations import REFUSALS, Asked, made, read
from core.problems import N_, Problem
from core.topics.nested_text import nested
from core.topics.tensor_text import MOST_DIMENSIONS
from core.topics.tensors_answers import Cells, Described, Outcome

MOST_CELLS = 400  # more cannot be read on a screen


def described(text: str) -> Described:
    """The tensor in `text`; raises `Problem` where there is none."""
    tensor = made(*nested(text))
    return Described(
        text, list(tensor.shape), tensor.dim(), tensor.numel(), str(tensor.dtype),
        tensor.numel() * tensor.element_size(), tensor.flatten().tolist(),
    )  # fmt: skip


def outcome(typed: tuple[tuple[int, ...], list[float]], operation: str, argument: str, other: str) -> Outcome:
    """What the operation comes to; that PyTorch refuses it is a result, too."""
    a = made(*typed)
    b = made(*nested(other)) if operation in ("matmul", "add") else None
    asked = read(operation, argument, b)
    where = torch.arange(a.numel()).reshape(a.shape)  # moved along with the numbers, it says where each one stood
    first, second = _cells(a, where), None if b is None else _cells(b, None)
    try:
        result = asked.do(a)
    except REFUSALS:
        why = asked.why_not(a)
        return Outcome(asked.expression, "", first, second, None, why.message, why.values)
    _check_size(result)
    return Outcome(asked.expression, str(result.dtype), first, second, _cells(result, _moved(asked, where)), "", {})


def _moved(asked: Asked, where: Tensor) -> Tensor | None:
    return asked.do(where) if asked.moves else None


def _check_size(result: Tensor) -> None:
    if result.dim() > MOST_DIMENSIONS:
        raise Problem(N_("The result has {rank} dimensions: only {most} can be drawn here."),
                      rank=result.dim(), most=MOST_DIMENSIONS)  # fmt: skip
    if result.numel() > MOST_CELLS:
        raise Problem(N_("The result has {count} numbers: only {most} can be drawn here."),
                      count=result.numel(), most=MOST_CELLS)  # fmt: skip


def _cells(tensor: Tensor, origin: Tensor | None) -> Cells:
    return Cells(list(tensor.shape), tensor.flatten().tolist(), None if origin is None else origin.flatten().tolist())
