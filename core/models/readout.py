"""Readouts: how the states of all tokens of a text become one vector."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class Readout(nn.Module):
    """Turn the top layer's states (B, T, H) into one vector (B, H) per text.

    - `last`: the forward state behind the last token beside the backward state at the first one.
    - `mean`, `max`: over the positions that count.
    - `attention`: a weighted mean; the weights are a softmax of learned scores
      (Yang et al. 2016, *Hierarchical Attention Networks*, equations 5 to 7).
    """

    def __init__(self, kind: str, width: int, bidirectional: bool) -> None:
        super().__init__()
        self.kind = kind
        self.forward_width = width // 2 if bidirectional else width
        if kind == "attention":
            self.project = nn.Linear(width, width)
            self.context = nn.Linear(width, 1, bias=False)

    def forward(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor | None]:
        """states (B, T, H), mask (B, T) true where a position counts -> vectors (B, H), weights (B, T) or None."""
        if self.kind == "last":
            return self.last(states, mask), None
        if self.kind == "mean":
            counts = mask.sum(dim=1, keepdim=True)  # (B, 1)
            return (states * mask.unsqueeze(2)).sum(dim=1) / counts, None
        if self.kind == "max":
            return states.masked_fill(~mask.unsqueeze(2), -torch.inf).amax(dim=1), None
        scores = self.context(torch.tanh(self.project(states))).squeeze(2)  # (B, T)
        weights = scores.masked_fill(~mask, -torch.inf).softmax(dim=1)  # pads get exactly 0
        return (weights.unsqueeze(2) * states).sum(dim=1), weights

    def last(self, states: Tensor, mask: Tensor) -> Tensor:
        """The end of the reading: forward at the last position, backward at the first. (B, T, H) -> (B, H)"""
        end = (mask.sum(dim=1) - 1).view(-1, 1, 1).expand(-1, 1, states.size(2))  # (B, 1, H)
        at_end = states.gather(1, end).squeeze(1)  # (B, H)
        return torch.cat([at_end[:, : self.forward_width], states[:, 0, self.forward_width :]], dim=1)
