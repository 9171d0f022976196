"""Is a backward right? PyTorch's own check, and where it fails: at which x, and by how much."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor
from torch.autograd import gradcheck
from torch.autograd.gradcheck import GradcheckError

STEP, ABSOLUTE, RELATIVE = 1e-6, 1e-5, 1e-3  # the defaults of `gradcheck`: h, and how much error it forgives


class Check(NamedTuple):
    """What came out of a check at N points."""

    passed: bool
    said: str  # the first line of what `gradcheck` said; empty where it passed
    output: int  # the entry of the Jacobian that is furthest off: ∂y_output / ∂x_input
    input: int
    analytical: float  # what the backward says of it
    numerical: float  # what was measured


def check(function: Callable[[Tensor], Tensor], points: Tensor) -> Check:
    """Compare the backward of an element-wise `function` with a measurement at `points` (N,), double precision."""
    x = points.detach().clone().requires_grad_()
    said = ""
    try:
        gradcheck(function, (x,), eps=STEP, atol=ABSOLUTE, rtol=RELATIVE)
    except GradcheckError as error:
        said = str(error).strip().splitlines()[0]
    analytical, numerical = jacobians(function, points)
    excess = (analytical - numerical).abs() - RELATIVE * numerical.abs()
    output, entry = divmod(int(excess.argmax()), len(points))
    return Check(
        not said, said, output, entry, analytical[output, entry].item(), numerical[output, entry].item()
    )  # fmt: skip


def jacobians(function: Callable[[Tensor], Tensor], points: Tensor) -> tuple[Tensor, Tensor]:
    """∂y_i/∂x_j as (N, N), twice: row by row from the backward, column by column from a measurement.

    Row i sends the gradient e_i into `backward`: 1 at output i, 0 at all the others.
    """
    x = points.detach().clone().requires_grad_()
    y = function(x)
    rows = [torch.autograd.grad(y, x, unit, retain_graph=True)[0] for unit in torch.eye(len(x), dtype=x.dtype)]
    with torch.no_grad():
        moves = STEP * torch.eye(len(x), dtype=x.dtype)
        columns = [(function(x + move) - function(x - move)) / (2 * STEP) for move in moves]
    return torch.stack(rows), torch.stack(columns, dim=1)
