"""Constructors that forget `super().__init__()`, or call it too late, beside one that does it right."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class RightOrder(nn.Module):
    """First the register, then the layer."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.linear = nn.Linear(inputs, outputs)

    def forward(self, x: Tensor) -> Tensor:
        """x (N, I) -> (N, O)."""
        return self.linear(x)


class LayerWithoutSuper(nn.Module):
    """A layer is assigned, but there is no register for it."""

    def __init__(self, inputs: int, outputs: int) -> None:
        self.linear = nn.Linear(inputs, outputs)

    def forward(self, x: Tensor) -> Tensor:
        """x (N, I) -> (N, O)."""
        return self.linear(x)


class ParameterWithoutSuper(nn.Module):
    """A parameter is assigned, but there is no register for it."""

    def __init__(self, inputs: int, outputs: int) -> None:
        self.weight = nn.Parameter(torch.zeros(inputs, outputs))

    def forward(self, x: Tensor) -> Tensor:
        """x (N, I) -> (N, O)."""
        return x @ self.weight


class NumberBeforeLayer(nn.Module):
    """An ordinary number needs no register. The layer after it does."""

    def __init__(self, inputs: int, outputs: int) -> None:
        self.outputs = outputs
        self.linear = nn.Linear(inputs, outputs)

    def forward(self, x: Tensor) -> Tensor:
        """x (N, I) -> (N, O)."""
        return self.linear(x)


class ListWithoutSuper(nn.Module):
    """A plain list needs no register, so the constructor goes through."""

    def __init__(self, inputs: int, outputs: int) -> None:
        self.layers = [nn.Linear(inputs, outputs)]

    def forward(self, x: Tensor) -> Tensor:
        """x (N, I) -> (N, O)."""
        return self.layers[0](x)


class SuperTooLate(nn.Module):
    """The call is there, but below the layer."""

    def __init__(self, inputs: int, outputs: int) -> None:
        self.linear = nn.Linear(inputs, outputs)
        super().__init__()

    def forward(self, x: Tensor) -> Tensor:
        """x (N, I) -> (N, O)."""
        return self.linear(x)
