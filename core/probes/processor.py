"""What a measurement of time was made on."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def processor_name() -> str:
    """The name of the processor and how many of its cores this computer has, for instance “AMD EPYC, 2 cores”."""
    listed = Path("/proc/cpuinfo")  # Linux; elsewhere the platform knows it
    lines = listed.read_text(encoding="utf-8", errors="replace").splitlines() if listed.exists() else []
    named = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    name = named[0] if named else platform.processor() or platform.machine()
    return f"{name}, {os.cpu_count() or 1} cores"
