"""From times to a verdict: who is faster, by how much, and from which size on."""

from __future__ import annotations

from collections.abc import Sequence

CLEARLY = 1.1  # times as fast: what is closer together than this changes places from one measurement to the next


def crossing(sizes: Sequence[int], slow: Sequence[float], fast: Sequence[float]) -> int | None:
    """The smallest of the K `sizes` from which on `fast` (K,) is clearly ahead of `slow` (K,) at every size.

    None where that is so nowhere, or everywhere: then nothing crosses. One size alone, the last, is no lasting lead.
    """
    ahead = [CLEARLY * other < one for one, other in zip(slow, fast, strict=True)]
    begin = next((at for at in range(len(ahead)) if all(ahead[at:])), None)
    return sizes[begin] if begin and begin < len(ahead) - 1 else None


def gains(slow: Sequence[float], fast: Sequence[float]) -> list[float]:
    """How many times as fast the second one is, at each size."""
    return [one / other for one, other in zip(slow, fast, strict=True)]
