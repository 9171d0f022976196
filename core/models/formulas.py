"""Five activation functions, each as two formulas: its value f(x) and its slope f'(x)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import pi, sqrt

import torch
from torch import Tensor
from torch.nn.functional import gelu, leaky_relu

LEAK = 0.1  # slope of the leaky ReLU below 0
LOW, HIGH = -1.0, 1.0  # ends of the clamp


@dataclass(frozen=True)
class Formula:
    """A function of one number. It is used on every entry of a tensor by itself, so shapes never change."""

    value: Callable[[Tensor], Tensor]  # f
    slope: Callable[[Tensor], Tensor]  # f'
    breaks: tuple[float, ...] = ()  # where one piece ends and the next one begins


# Where the slope jumps, f'(x) does not exist. Each formula takes there what PyTorch's own function takes.

RELU = Formula(
    value=lambda x: x.relu(),  # max(x, 0)
    slope=lambda x: (x > 0).to(x.dtype),  # 1 above 0, else 0
    breaks=(0.0,),
)

LEAKY_RELU = Formula(
    value=lambda x: leaky_relu(x, LEAK),  # x above 0, else 0.1 x
    slope=lambda x: (x > 0) + LEAK * (x <= 0).to(x.dtype),
    breaks=(0.0,),
)

CLAMP = Formula(
    value=lambda x: x.clamp(LOW, HIGH),  # -1 below -1, 1 above 1, x in between
    slope=lambda x: ((x >= LOW) & (x <= HIGH)).to(x.dtype),
    breaks=(LOW, HIGH),
)


def gelu_slope(x: Tensor) -> Tensor:
    """Φ(x) + x φ(x), as gelu(x) = x Φ(x); Φ and φ: distribution and density of N(0, 1) (Hendrycks & Gimpel 2016)."""
    below = 0.5 * (1 + torch.erf(x / sqrt(2)))  # Φ(x)
    density = torch.exp(-(x**2) / 2) / sqrt(2 * pi)  # φ(x)
    return below + x * density


GELU = Formula(value=gelu, slope=gelu_slope)  # smooth: no kink anywhere

SHAPES = {  # name of a shape -> g and g'
    "line": (lambda x: x, torch.ones_like),
    "parabola": (lambda x: x**2, lambda x: 2 * x),
    "sine": (torch.sin, torch.cos),
}


def piecewise(breaks: Sequence[float], pieces: Sequence[tuple[str, float, float]]) -> Formula:
    """f(x) = a g(x) + c, with another shape g, factor a and offset c on each piece.

    P `pieces` (g, a, c) from left to right and P - 1 ascending `breaks` between them. A break belongs to the piece on
    its right.
    """
    borders = torch.tensor(breaks, dtype=torch.double)

    def choose(x: Tensor, each: list[Tensor]) -> Tensor:
        piece = torch.bucketize(x.detach().double().cpu(), borders, right=True).to(x.device)  # as x; 0 … P-1
        return torch.stack(each).gather(0, piece.unsqueeze(0)).squeeze(0)  # (P, …) -> (…)

    def value(x: Tensor) -> Tensor:
        return choose(x, [a * SHAPES[g][0](x) + c for g, a, c in pieces])

    def slope(x: Tensor) -> Tensor:
        return choose(x, [a * SHAPES[g][1](x) for g, a, _ in pieces])

    return Formula(value, slope, tuple(breaks))
