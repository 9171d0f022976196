"""Tensors to bytes and back as safetensors. Nothing is ever unpickled: a file can hold numbers and no code."""

from __future__ import annotations

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save

from core.problems import N_, Problem


def to_bytes(tensors: dict[str, torch.Tensor]) -> bytes:
    """Serialise named tensors, whatever device they are on."""
    return save({name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()})


def from_bytes(data: bytes) -> dict[str, torch.Tensor]:
    """Read what `to_bytes` wrote; raises `Problem` when the bytes are cut short or are something else."""
    try:
        return load(data)
    except (SafetensorError, ValueError, KeyError) as error:
        raise Problem(N_("The stored weights are damaged. Train the model again or choose another run.")) from error


def half(tensors: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Floating-point tensors in half precision, the others as they are: what a snapshot keeps."""
    return {name: t.half() if t.is_floating_point() else t for name, t in tensors.items()}


def load_into(module: torch.nn.Module, tensors: dict[str, torch.Tensor]) -> None:
    """Load weights into `module`; raises `Problem` when names, shapes or numbers do not fit it."""
    expected = {name: tensor.shape for name, tensor in module.state_dict().items()}
    if {name: tensor.shape for name, tensor in tensors.items()} != expected:
        raise Problem(N_("The stored weights do not fit the settings of this run. Train the model again."))
    module.load_state_dict({name: tensor.float() for name, tensor in tensors.items()})


def under(prefix: str, tensors: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The tensors whose names begin with `prefix.`, without it."""
    return {name.removeprefix(f"{prefix}."): t for name, t in tensors.items() if name.startswith(f"{prefix}.")}


def named(prefix: str, tensors: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The same tensors with `prefix.` put before every name."""
    return {f"{prefix}.{name}": tensor for name, tensor in tensors.items()}
