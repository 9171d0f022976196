"""Python reads this before anything else: it lets a test set the clock of a process, and of its workers, back.

`GLASSBOX_TEST_CLOCK` names a file of eight bytes: by how many seconds the clock is wrong.
"""

import mmap
import os
import struct
import time
from pathlib import Path

if name := os.environ.get("GLASSBOX_TEST_CLOCK"):
    with Path(name).open("rb") as file:
        _shift = mmap.mmap(file.fileno(), 8, access=mmap.ACCESS_READ)
    _true = time.time
    time.time = lambda: _true() + struct.unpack("d", _shift[:8])[0]
