"""Which layers a forward pass really called, in order, and with what shapes: written down by hooks, not assumed."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
from torch import nn


class Call(NamedTuple):
    """One use of a layer."""

    name: str
    read: tuple[int, ...]  # shape of what went in
    wrote: tuple[int, ...]  # shape of what came out


@torch.no_grad()
def calls(model: nn.Module, *arguments: Any) -> list[Call]:
    """Every call of a child of `model` during `model(*arguments)`; a child that is used twice is there twice."""
    found: list[Call] = []

    def note(name: str):
        return lambda _layer, read, wrote: found.append(Call(name, tuple(read[0].shape), tuple(wrote.shape)))

    hooks = [child.register_forward_hook(note(name)) for name, child in model.named_children()]
    try:
        model(*arguments)
    finally:
        for hook in hooks:
            hook.remove()
    return found
