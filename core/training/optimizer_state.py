"""An optimiser's memory as named tensors, so that safetensors can hold it."""

from __future__ import annotations

import torch


def flatten(optimizer: torch.optim.Optimizer) -> dict[str, torch.Tensor]:
    """`{index}.{name}` -> tensor for every parameter's state (Adam: step, exp_avg, exp_avg_sq)."""
    state = optimizer.state_dict()["state"]
    return {f"{index}.{name}": value for index, values in state.items() for name, value in values.items()}


def restore(optimizer: torch.optim.Optimizer, tensors: dict[str, torch.Tensor]) -> None:
    """Give the optimiser back what `flatten` took; its settings stay those it was made with."""
    state: dict[int, dict[str, torch.Tensor]] = {}
    for key, value in tensors.items():
        index, name = key.split(".", 1)
        state.setdefault(int(index), {})[name] = value
    optimizer.load_state_dict({"state": state, "param_groups": optimizer.state_dict()["param_groups"]})
