"""Where a run computes: the GPU where there is one, else the processor."""

from __future__ import annotations

import os

import torch


def best_device() -> torch.device:
    """CUDA, then Apple's MPS, then CPU; the environment variable GLASSBOX_DEVICE overrides."""
    if name := os.environ.get("GLASSBOX_DEVICE"):
        return torch.device(name)
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


def device_name() -> str:
    """What the sidebar shows, for instance “NVIDIA H100” or “CPU”."""
    device = best_device()
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return {"mps": "Apple GPU", "cpu": "CPU"}.get(device.type, device.type)
