"""The same training written twice: inside the body of the class that it uses, and below the class.

The body of a class runs while the class is being made. Its name exists only afterwards, when the body is over.
"""

from __future__ import annotations

import torch
from torch.autograd import Function


def trained_inside_the_class() -> None:
    """What goes wrong when the training is indented one level too far; raises NameError."""
    global MyReLU  # as in a script, whose classes stand at the top of the file

    class MyReLU(Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x.clamp(min=0)

        @staticmethod
        def backward(ctx, grad_output):
            (x,) = ctx.saved_tensors
            return grad_output * (x > 0)

        w = torch.ones(3, requires_grad=True)
        for _ in range(5):
            relu = MyReLU.apply  # still inside: there is no MyReLU yet
            loss = (relu(w) - 2).pow(2).sum()


def trained_below_the_class() -> list[float]:
    """The same lines, one level to the left: the losses of five steps."""

    class MyReLU(Function):
        @staticmethod
        def forward(ctx, x):
            ctx.save_for_backward(x)
            return x.clamp(min=0)

        @staticmethod
        def backward(ctx, grad_output):
            (x,) = ctx.saved_tensors
            return grad_output * (x > 0)

    w, losses = torch.ones(3, requires_grad=True), []
    for _ in range(5):
        relu = MyReLU.apply
        loss = (relu(w) - 2).pow(2).sum()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w -= 0.1 * w.grad
        w.grad.zero_()
    return losses
