"""The slope of a function, measured: how much does the value change when x changes a little?"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

from core.models.formulas import Formula

SMOOTH = 1e-6  # smaller differences between left and right are rounding
BEYOND = 2.0  # how far outside the outermost breaks they reach


class Break(NamedTuple):
    """A place where one piece of a function ends and the next one begins."""

    x: float
    kind: str  # "kink": the slope jumps; "jump": the value jumps; "smooth": neither
    left: float  # slope just before
    right: float  # slope just behind
    autograd: float  # what autograd takes at the place itself


def finite_difference(f: Callable[[Tensor], Tensor], x: Tensor, h: float) -> Tensor:
    """(f(x + h) - f(x - h)) / 2h for every entry of x (N,): a slope that needs no formula."""
    return (f(x + h) - f(x - h)) / (2 * h)


def autograd_slope(f: Callable[[Tensor], Tensor], x: Tensor, grad_output: float = 1.0) -> Tensor:
    """What `backward` makes of a gradient of `grad_output` that comes from above, at every entry of x (N,)."""
    x = x.detach().clone().requires_grad_()
    y = f(x)
    (slope,) = torch.autograd.grad(y, x, torch.full_like(y, grad_output))
    return slope


def breaks(f: Formula) -> list[Break]:
    """What happens at each break of a function, measured from both sides."""
    found = []
    for place in f.breaks:
        x = torch.tensor([place - 1e-9, place, place + 1e-9], dtype=torch.double)
        (below, _, above), (left, _, right) = f.value(x).tolist(), f.slope(x).tolist()
        kind = "jump" if abs(above - below) > SMOOTH else "kink" if abs(right - left) > SMOOTH else "smooth"
        found.append(Break(place, kind, left, right, autograd_slope(f.value, x)[1].item()))
    return found


def check_points(f: Formula) -> Tensor:
    """(N,) four points on every piece, in double precision, none of them at a break."""
    first, last = (f.breaks[0], f.breaks[-1]) if f.breaks else (0.0, 0.0)
    ends = [first - BEYOND, *f.breaks, last + BEYOND]
    pieces = [left + (right - left) * torch.linspace(0.2, 0.8, 4, dtype=torch.double) for left, right in pairwise(ends)]
    return torch.cat(pieces)
