"""Attention: while the decoder writes a word, it looks back at every word of the source."""

from __future__ import annotations

import torch
from torch import Tensor, nn

SCORES = ("dot", "general", "additive")


class Attention(nn.Module):
    """Scores -> distribution -> weighted sum of the *encoder's states* (the context vector).

    With decoder state s and encoder state h, both of size H:

    - dot       score(s, h) = s · h                      (Luong et al. 2015, eq. 8)
    - general   score(s, h) = s · W h                    (ibid.)
    - additive  score(s, h) = v · tanh(W s + U h)        (Bahdanau et al. 2015, appendix A.1.2)

    B sentences in a batch, S source tokens, T target tokens. All target tokens are served in one call.
    """

    def __init__(self, score: str, hidden_size: int) -> None:
        super().__init__()
        if score not in SCORES:
            raise ValueError(f"no such score: {score!r}")
        self.score = score
        if score != "dot":
            self.of_source = nn.Linear(hidden_size, hidden_size, bias=False)  # W of general, U of additive
        if score == "additive":
            self.of_state = nn.Linear(hidden_size, hidden_size, bias=False)
            self.v = nn.Linear(hidden_size, 1, bias=False)

    def forward(self, states: Tensor, memory: Tensor, mask: Tensor, temperature: float = 1.0) -> tuple[Tensor, Tensor]:
        """states (B, T, H), memory (B, S, H), mask (B, S) true for words -> context (B, T, H), weights (B, T, S)."""
        weights = self.distribution(self.scores(states, memory), mask, temperature)  # (B, T, S)
        return weights @ memory, weights

    def scores(self, states: Tensor, memory: Tensor) -> Tensor:
        """How well each decoder state fits each encoder state, (B, T, S); any number."""
        if self.score == "dot":
            return states @ memory.transpose(1, 2)
        if self.score == "general":
            return states @ self.of_source(memory).transpose(1, 2)
        both = self.of_state(states).unsqueeze(2) + self.of_source(memory).unsqueeze(1)  # (B, T, S, H)
        return self.v(both.tanh()).squeeze(3)

    @staticmethod
    def distribution(scores: Tensor, mask: Tensor, temperature: float = 1.0) -> Tensor:
        """Softmax over the source (B, T, S): each row sums to 1, and pads get exactly 0 (erratum E51).

        A temperature below 1 sharpens the distribution, above 1 it flattens it.
        """
        return (scores / temperature).masked_fill(~mask.unsqueeze(1), -torch.inf).softmax(dim=2)
