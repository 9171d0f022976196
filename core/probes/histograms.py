"""How the numbers of each parameter are spread, counted again and again while they are learned."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor

BINS = 64
ROOM = 1.25  # the first bins reach a little further than the first values


class Histograms:
    """Counts in 64 bins from -reach to reach, for each of P parameters and each of S steps.

    When a value lies outside, the bins become twice as wide: every two old bins are one new one, so that earlier
    counts stay exact and all steps can be compared.
    """

    def __init__(self) -> None:
        self.steps: list[int] = []
        self.reach: list[float] = []  # P
        self.counts: list[Tensor] = []  # P tensors (S, bins)

    def count(self, step: int, parameters: Iterable[Tensor]) -> None:
        """Add one line for every parameter; values that are no numbers any more are left out."""
        self.steps.append(step)
        for place, parameter in enumerate(parameters):
            values = parameter.detach().flatten()
            values = values[values.isfinite()]
            most = values.abs().max().item() if len(values) else 0.0
            if place == len(self.reach):
                self.reach.append(most * ROOM or 1.0)
                self.counts.append(torch.zeros(0, BINS, dtype=torch.int32))
            while most > self.reach[place]:
                self.reach[place] *= 2
                self.counts[place] = halved(self.counts[place])
            reach = self.reach[place]
            line = torch.histc(values, BINS, -reach, reach).to("cpu", torch.int32)
            self.counts[place] = torch.cat([self.counts[place], line[None]])

    def state_dict(self) -> dict[str, Tensor]:
        """Everything as tensors: steps (S,), reach (P,), counts (P, S, bins)."""
        reach = torch.tensor(self.reach, dtype=torch.float64)
        return {"steps": torch.tensor(self.steps), "reach": reach, "counts": torch.stack(self.counts)}

    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        """Take over what `state_dict` gave."""
        self.steps, self.reach = state["steps"].tolist(), state["reach"].tolist()
        self.counts = list(state["counts"])


def halved(counts: Tensor) -> Tensor:
    """counts (S, bins) in bins twice as wide: they fill the middle half, and the rest is empty."""
    middle = counts.view(len(counts), BINS // 2, 2).sum(dim=2, dtype=torch.int32)  # (S, bins / 2)
    return torch.nn.functional.pad(middle, (BINS // 4, BINS // 4))
