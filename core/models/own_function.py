"""A function of one's own for autograd: forward and backward written by hand, one right backward and nine wrong ones.

`forward` computes y = f(x). Later, `backward` gets ∂L/∂y (`grad_output`) and has to return ∂L/∂x. The chain rule says
what that is, entry by entry:

    ∂L/∂x = ∂L/∂y · f'(x)

PyTorch does not check this. It takes whatever `backward` returns.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.autograd import Function

from core.models.formulas import Formula

Backward = Callable[[Formula, Tensor, Tensor], Tensor]  # f, x (…), grad_output (…) -> ∂L/∂x (…)


def own_function(f: Formula, wanted: str = "right") -> type[Function]:
    """A subclass of `Function` with the forward formula `f` and the backward called `wanted`; use its `apply`."""

    class OwnFunction(Function):
        @staticmethod
        def forward(ctx, x: Tensor) -> Tensor:  # x (N, H), or any other shape
            ctx.save_for_backward(x)  # backward will need it
            return f.value(x)  # (N, H)

        @staticmethod
        def backward(ctx, grad_output: Tensor) -> Tensor:  # grad_output (N, H): ∂L/∂y
            (x,) = ctx.saved_tensors
            return BACKWARDS[wanted](f, x, grad_output)  # (N, H): ∂L/∂x

    return OwnFunction


def right(f: Formula, x: Tensor, grad_output: Tensor) -> Tensor:
    """The chain rule."""
    return grad_output * f.slope(x)


def unmasked(f: Formula, x: Tensor, grad_output: Tensor) -> Tensor:  # noqa: ARG001
    """Wrong: passes the gradient through, as if f'(x) were 1 everywhere."""
    return grad_output.clone()


def forgotten(f: Formula, x: Tensor, grad_output: Tensor) -> Tensor:  # noqa: ARG001
    """Wrong: forgets what comes from above."""
    return f.slope(x)


def sign(f: Formula, x: Tensor, grad_output: Tensor) -> Tensor:  # noqa: ARG001
    """Wrong: the sign of x, -1 or 1, instead of a mask of 0 and 1."""
    return grad_output * x.sign()


def another(f: Formula, x: Tensor, grad_output: Tensor) -> Tensor:  # noqa: ARG001
    """Wrong: the slope of another function, the sigmoid."""
    s = torch.sigmoid(x)
    return grad_output * s * (1 - s)


def negative_side(f: Formula, x: Tensor, grad_output: Tensor) -> Tensor:
    """Wrong: the slope 0.3 wherever x is negative."""
    return grad_output * torch.where(x < 0, 0.3, f.slope(x))


def shifted(f: Formula, x: Tensor, grad_output: Tensor) -> Tensor:
    """Wrong: the right slope at the wrong place, one too far to the right."""
    return grad_output * f.slope(x - 1)


def doubled(f: Formula, x: Tensor, grad_output: Tensor) -> Tensor:
    """Wrong: twice as much."""
    return 2 * grad_output * f.slope(x)


def value(f: Formula, x: Tensor, grad_output: Tensor) -> Tensor:
    """Wrong: the value f(x) instead of the slope f'(x)."""
    return grad_output * f.value(x)


def nothing(f: Formula, x: Tensor, grad_output: Tensor) -> Tensor:  # noqa: ARG001
    """Wrong: lets nothing through, so what lies below never learns."""
    return torch.zeros_like(grad_output)


BACKWARDS: dict[str, Backward] = {
    "right": right, "unmasked": unmasked, "forgotten": forgotten, "sign": sign, "another": another,
    "negative_side": negative_side, "shifted": shifted, "doubled": doubled, "value": value, "nothing": nothing,
}  # fmt: skip
