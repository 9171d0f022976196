"""Who reaches which tensor of a network: found out by doing it, one training step at a time."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import mse_loss

from core.probes.attributes import tensors


class Reach(NamedTuple):
    """What happened to one tensor."""

    path: str
    shape: tuple[int, ...]
    listed: bool  # in `parameters()`
    saved: bool  # in `state_dict()`
    gradient: bool  # `backward` gave it one
    moved: bool  # the optimizer's step changed it
    cleared: bool  # `zero_grad` took the gradient away again
    converted: bool  # `to()` changed its kind of number


def reach(network: nn.Module, x: Tensor, y: Tensor, learning_rate: float) -> list[Reach]:
    """One training step with everything that belongs to it. `network` is used up: afterwards it is another one."""
    here = tensors(network)
    before = {path: tensor.detach().clone() for path, tensor in here.items()}
    listed = {id(parameter) for parameter in network.parameters()}
    saved = {tensor.data_ptr() for tensor in network.state_dict().values()}
    optimizer = torch.optim.SGD(network.parameters(), lr=learning_rate)

    mse_loss(network(x), y, reduction="sum").backward()
    gradient = {path for path, tensor in here.items() if tensor.grad is not None}
    optimizer.step()
    optimizer.zero_grad()

    rows = [
        Reach(
            path, tuple(tensor.shape), id(tensor) in listed, tensor.data_ptr() in saved, path in gradient,
            not torch.equal(tensor, before[path]), path in gradient and tensor.grad is None, False,
        )
        for path, tensor in here.items()
    ]  # fmt: skip
    converted = tensors(network.to(torch.float16))
    return [row._replace(converted=converted[row.path].dtype == torch.float16) for row in rows]
