"""Finds what a network forgets: tensors that it computes with but does not list, and parameters without a gradient."""

from __future__ import annotations

from torch import Tensor, nn

from core.probes.attributes import tensors


def leaves(loss: Tensor) -> list[Tensor]:
    """Every tensor where the graph of `loss` ends: `backward` will write a gradient into each of them."""
    found, waiting, seen = [], [loss.grad_fn], set()
    while waiting:
        node = waiting.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        if hasattr(node, "variable"):  # the node that adds to the `.grad` of a leaf
            found.append(node.variable)
        waiting += [before for before, _ in node.next_functions]
    return found


def unlisted(network: nn.Module, loss: Tensor) -> list[str]:
    """What takes part in `loss` and wants a gradient, but is in no `parameters()`: no optimizer will ever move it."""
    listed = {id(parameter) for parameter in network.parameters()}
    lost = {id(leaf) for leaf in leaves(loss)} - listed
    return [path for path, tensor in tensors(network).items() if id(tensor) in lost]


def without_gradient(network: nn.Module, loss: Tensor) -> list[str]:
    """What is in `parameters()`, but takes no part in `loss`: its `.grad` stays None."""
    used = {id(leaf) for leaf in leaves(loss)}
    return [name for name, parameter in network.named_parameters() if id(parameter) not in used]
