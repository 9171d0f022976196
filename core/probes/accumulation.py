"""What `.grad` holds after several backward passes: PyTorch adds to it, and empties it only when told to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from torch import Tensor


def accumulate(leaves: Sequence[Tensor], loss: Callable[[], Tensor], times: int, zero_grad: bool) -> list[list[float]]:
    """For k = 1 … `times`, the length of each leaf's `.grad` after k passes; for a single number, `.grad` itself.

    `loss` computes anew each time, as a training step does: a backward pass uses its graph up.
    """
    empty(leaves)
    found = []
    for _ in range(times):
        if zero_grad:
            empty(leaves)
        loss().backward()
        found.append([_told(leaf.grad) for leaf in leaves])
    empty(leaves)
    return found


def empty(leaves: Sequence[Tensor]) -> None:
    """What `zero_grad()` does today: `.grad` becomes None, and the next backward pass makes a new one."""
    for leaf in leaves:
        leaf.grad = None


def _told(grad: Tensor) -> float:
    return grad.item() if grad.dim() == 0 else grad.norm().item()
