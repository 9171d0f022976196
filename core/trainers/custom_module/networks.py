"""From the settings to a network, and its numbers out and in again, whether PyTorch knows of them or not."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from core.models.own_net import HOMES, WithoutHidden
from core.probes.attributes import tensors
from core.problems import N_, Problem
from core.topics.custom_module import Config
from core.topics.layer_names import OF_THE_NET

SHORT = {"weight": 2, "bias": 1}  # dimensions


def network_of(config: Config) -> nn.Module:
    """The network that `config` describes, with new random weights."""
    if config.place == "removed":
        return WithoutHidden(config.inputs, config.outputs)
    home = HOMES[config.place]
    return home(config.inputs, config.hidden_size, config.outputs, config.layer_name, config.third)


def seeded(config: Config, seed: int | None = None) -> nn.Module:
    """The network at step 0: the seed alone decides its weights. Torch's own random numbers stay as they are."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(config.seed if seed is None else seed)
        return network_of(config)


def hidden(network: nn.Module) -> dict[str, Tensor]:
    """Weight (H, I) and bias (H,) of the hidden layer, wherever it lives; empty where there is none."""
    others = tuple(f"{name}." for name in OF_THE_NET)
    own = [tensor for path, tensor in tensors(network).items() if not path.startswith(others)]
    return {name: next(tensor for tensor in own if tensor.dim() == size) for name, size in SHORT.items() if own}


def carry(network: nn.Module, device: torch.device) -> nn.Module:
    """Move `network` to a device, with what `to` does not reach: on a GPU a hidden layer would stay behind."""
    network.to(device)
    for tensor in tensors(network).values():
        tensor.data = tensor.data.to(device)
    return network


@torch.no_grad()
def fill(network: nn.Module, values: dict[str, Tensor]) -> None:
    """Write `values` (path -> numbers) into all tensors of `network`; raises `Problem` where they do not fit."""
    here = tensors(network)
    if {path: tensor.shape for path, tensor in here.items()} != {path: one.shape for path, one in values.items()}:
        raise Problem(N_("The stored weights do not fit the settings of this run. Train the model again."))
    for path, tensor in here.items():
        tensor.copy_(values[path])


@torch.no_grad()
def moved_to(network: nn.Module, other: nn.Module) -> nn.Module:
    """`other` with the numbers of `network`; both have the same layers, perhaps in other places."""
    there = tensors(other)
    for path, tensor in tensors(network).items():
        if path in there:
            there[path].copy_(tensor)
    for name, tensor in hidden(network).items():
        hidden(other)[name].copy_(tensor)
    return other
