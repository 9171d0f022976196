"""A formula as a graph of tensors: forward node by node, backward by autograd, and each arrow's own derivative."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from core.topics.expressions import Expression, Node

OPERATIONS = {
    "add": torch.add, "subtract": torch.sub, "multiply": torch.mul, "divide": torch.div, "power": torch.pow,
    "negative": torch.neg, "relu": torch.relu, "exp": torch.exp, "log": torch.log, "sqrt": torch.sqrt,
    "sin": torch.sin, "cos": torch.cos, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "abs": torch.abs,
    "max": torch.maximum, "min": torch.minimum, "detach": Tensor.detach,
}  # fmt: skip


def variables(expression: Expression) -> dict[str, Tensor]:
    """The variables as leaves (0-dimensional, 64 bits); those that are fixed ask for no gradient."""
    return {name: leaf(value, name not in expression.fixed) for name, value in expression.values.items()}


def forward(expression: Expression, leaves: dict[str, Tensor]) -> list[Tensor]:
    """One tensor for each node, in their order; the last one is the result.

    PyTorch keeps `.grad` for leaves alone, the tensors that nobody computed: here, the variables. `retain_grad`
    asks it to keep the gradient of a computed tensor, too.
    """
    tensors: list[Tensor] = []
    for node in expression.nodes:
        if node.operation == "variable":
            made = leaves[node.text]
        elif node.operation == "number":
            made = leaf(node.number)
        else:
            made = OPERATIONS[node.operation](*(tensors[one] for one in node.inputs))
        if made.requires_grad:
            made.retain_grad()
        tensors.append(made)
    return tensors


def backward(tensors: Sequence[Tensor]) -> list[float | None]:
    """∂result/∂node for each node, read from `.grad`; None where no gradient goes."""
    if tensors[-1].requires_grad:
        tensors[-1].backward()
    return [None if tensor.grad is None else tensor.grad.item() for tensor in tensors]


def local_derivatives(node: Node, tensors: Sequence[Tensor]) -> list[float | None]:
    """∂node/∂input for each input, with all the others held still; None where no gradient goes.

    Each input gets a fresh leaf with its value. So x*x has two derivatives here, one for each place where x stands,
    and autograd sees this one operation and nothing before or after it.
    """
    inputs = [leaf(tensors[one].item(), tensors[one].requires_grad) for one in node.inputs]
    asked = [one for one in inputs if one.requires_grad]
    out = OPERATIONS[node.operation](*inputs) if inputs else None
    if out is None or not out.requires_grad:
        return [None] * len(inputs)
    found = iter(torch.autograd.grad(out, asked))
    return [next(found).item() if one.requires_grad else None for one in inputs]


def leaf(value: float, requires_grad: bool = False) -> Tensor:
    """A tensor that nobody computed."""
    return torch.tensor(value, dtype=torch.float64, requires_grad=requires_grad)
