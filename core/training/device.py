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


def multiplies_in_bfloat16(device: torch.device) -> bool:
    """Whether the device has circuits of its own for bfloat16: several times faster, with 8 instead of 24 bits."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    able = torch.cpu.get_capabilities()
    return device.type == "cpu" and bool(able.get("avx512_bf16") or able.get("amx_bf16"))
