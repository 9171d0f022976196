"""How much memory a local worker may use, and how an error says that there was too little.

Without a limit the system ends whichever process it likes when memory runs out, the server perhaps. With one, the run
that asks for too much gets an error, and the runs beside it go on.
"""

from __future__ import annotations

import re
import sys

from core.limits import limits
from core.problems import N_, Problem

GIGABYTE = 10**9
LEAST = 2.0  # gigabytes: torch alone takes a third of one
SHARE = 0.9  # of the memory of the computer or container is for all workers together
_TORCH = re.compile(r"can't allocate memory|not enough memory|out of memory")  # its CPU allocator has no class of error


def limit() -> None:
    """Set the limit for this process; only Linux has one that holds.

    Where a GPU computes there is none but what `GLASSBOX_MEMORY` says: models lie on the GPU, and how much of the
    computer's memory its driver wants is not ours to know.
    """
    from core.training.device import best_device

    if sys.platform != "linux" or (best_device().type != "cpu" and limits().memory is None):
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)  # what it may write to: code and files do not count
    most = int(gigabytes() * GIGABYTE)
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def gigabytes() -> float:
    """What one worker may use: `GLASSBOX_MEMORY`, else its share of this computer or container."""
    if given := limits().memory:
        return given
    from distributed.system import MEMORY_LIMIT

    return max(LEAST, SHARE * MEMORY_LIMIT / GIGABYTE / limits().workers)


def ran_out(error: BaseException) -> bool:
    """Whether this error says that there is no more memory, on the computer or on its GPU."""
    return isinstance(error, MemoryError) or (isinstance(error, RuntimeError) and bool(_TORCH.search(str(error))))


def problem() -> Problem:
    """What to tell whoever asked for that much."""
    return Problem(N_("There is not enough memory for this. Choose a smaller model or smaller batches."))
