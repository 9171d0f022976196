"""Names for processes: who looks after a run, and whether that process is still there."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import psutil

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@cache
def this_process() -> str:
    """A name for this process that no other process gets, now or later."""
    return _name(os.getpid())


def owner_alive(owner: str) -> bool:
    """Whether the process of that name still runs."""
    if owner == this_process():
        return True
    pid = owner.partition(":")[0]
    try:
        return owner == _name(int(pid))
    except (psutil.Error, OSError, ValueError, OverflowError):
        return False


def _name(pid: int) -> str:
    """Process id and moment of its start. On Linux that is counted from the boot: a set clock does not change it."""
    if _BOOT.exists():
        started = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]  # in ticks, "man 5 proc"
        return f"{pid}:{_BOOT.read_text().strip()}:{started}"
    return f"{pid}:{psutil.Process(pid).create_time():.2f}"
