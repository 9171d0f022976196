"""Where a formula leaves the ground: at which node a value or a slope stops being an ordinary number, and why."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite


def remark(operation: str, read: Sequence[float], value: float, local: Sequence[float | None]) -> str | None:
    """The kind of trouble or kink that begins at a node, or None.

    `read` are the values of its inputs, `value` is its own, `local` are its derivatives. A node that reads something
    that is already infinite or no number is not where the trouble begins.
    """
    if not all(map(isfinite, read)):
        return None
    if not isfinite(value):
        return _trouble(operation, read)
    if kink := _kink(operation, read):
        return kink if any(one is not None for one in local) else None  # nothing goes back there: no matter
    return "no_slope" if any(one is not None and not isfinite(one) for one in local) else None


def _trouble(operation: str, read: Sequence[float]) -> str:
    """Why the value of an operation on ordinary numbers is none."""
    if operation == "log":
        return "log_of_zero" if read[0] == 0 else "log_of_negative"
    if operation == "sqrt":
        return "sqrt_of_negative"
    if operation == "divide" and read[1] == 0:
        return "zero_by_zero" if read[0] == 0 else "divided_by_zero"
    if operation == "power" and read[0] == 0 and read[1] < 0:
        return "divided_by_zero"
    if operation == "power" and read[0] < 0 and not read[1].is_integer():
        return "power_of_negative"
    return "too_large"


def _kink(operation: str, read: Sequence[float]) -> str | None:
    """Where the slope from the left is not the one from the right."""
    if operation in ("relu", "abs") and read[0] == 0:
        return f"{operation}_at_zero"
    if operation == "sqrt" and read[0] == 0:
        return "sqrt_at_zero"
    if operation in ("max", "min") and read[0] == read[1]:
        return "tie"
    return None
