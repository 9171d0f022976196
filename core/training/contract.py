"""What the engine, the command line and the notebook need from a trainer, and nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import torch

Row = dict[str, float]


class Trainer(Protocol):
    """Something that learns one optimiser step at a time.

    The module `core.trainers.<topic>` has a class `Trainer` with this shape, made by `Trainer(config)`, and a
    class `Inspector` whose public methods answer the page's questions about one snapshot. The same config gives
    the same rows, bit for bit, on one device with the same number of threads.
    """

    steps: int
    """Optimiser steps done so far."""
    total_steps: int
    """Steps after which the run is finished."""

    def step(self) -> Row:
        """Do one optimiser step; the row holds at least `step` and `loss`, and `valid_…` where it evaluated."""

    def snapshot_due(self) -> bool:
        """Whether this step is one of those that the page can scrub back to."""

    def snapshot(self) -> dict[str, torch.Tensor]:
        """Weights (`model.…`, half precision) and small arrays (`view.…`) of this moment."""

    def artifacts(self) -> dict[str, str]:
        """Text files that stay the same for the whole run, such as the vocabulary: file name -> content."""

    def state_dict(self) -> dict[str, torch.Tensor]:
        """Everything needed to go on exactly here: model, optimiser, position in the data, random state."""

    def load_state_dict(self, state: dict[str, torch.Tensor]) -> None:
        """Go back to exactly where `state_dict` was taken; raises `Problem` where it does not fit."""

    def summary(self) -> dict[str, Any]:
        """The final metrics (for instance test accuracy), computed when the run is finished."""
