"""How often somebody may guess the password: a few times freely, then after a wait that doubles with every failure.

Failures are counted for each address and over all addresses. The second count is what stops a guesser with many
addresses; its wait is short, because it also meets those who have done nothing. Whoever is inside stays inside.
The clock is monotonic: setting the computer's time back or forward opens nothing. The counts live as long as the
server and are shared by all of its sessions.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

FORGET = 900.0  # seconds without a failure, after which an address begins anew
MOST_ADDRESSES = 10_000  # remembered; of more, the one that failed longest ago is forgotten


@dataclass(frozen=True)
class Patience:
    """How many failures are free, and how long the wait after them may become (seconds)."""

    free: int
    longest: float


# A whole class can come from one address, that of its school, and all thirty press Enter at the same moment.
OF_ADDRESS, OF_ALL = Patience(30, 300.0), Patience(200, 10.0)


class _Count:
    """Failures from one side, and when the next attempt may come."""

    def __init__(self, patience: Patience) -> None:
        self.patience, self.failures, self.last, self.not_before = patience, 0, 0.0, 0.0

    def wait(self, now: float) -> float:
        if now - self.last > FORGET:
            self.failures = 0
        return max(0.0, self.not_before - now) if self.failures else 0.0

    def fail(self, now: float) -> None:
        self.failures, self.last = self.failures + 1, now
        over = min(self.failures - self.patience.free, 20)
        self.not_before = now + min(2.0 ** (over - 1), self.patience.longest) if over > 0 else now


class Attempts:
    """Ask `wait` before a guess is looked at; it counts as a failure from `begin` on, until `succeeded` takes it back.

    So a hundred guesses sent at the same moment are a hundred guesses.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._of: OrderedDict[str, _Count] = OrderedDict()
        self._all = _Count(OF_ALL)

    def begin(self, address: str) -> int:
        """0 where a guess may be made now, and it is counted; else the whole seconds until the next one may."""
        with self._lock:
            now = self._clock()
            one = self._of.get(address) or _Count(OF_ADDRESS)
            wait = max(one.wait(now), self._all.wait(now))
            if wait > 0:
                return ceil(wait)
            self._of[address] = one
            self._of.move_to_end(address)
            while len(self._of) > MOST_ADDRESSES:
                self._of.popitem(last=False)
            one.fail(now)
            self._all.fail(now)
            return 0

    def succeeded(self, address: str) -> None:
        """The guess was right: the address begins anew, and the guess counts for nobody."""
        with self._lock:
            self._of.pop(address, None)
            self._all.failures = max(0, self._all.failures - 1)
