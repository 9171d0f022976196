"""Two weights and a ReLU between them: the network that the first programs of section 0 write out by hand."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


class PlainTwoLayer(nn.Module):
    """Two matrix products with an activation between them, without biases.

        h = x W1
        ŷ = relu(h) W2

    Every weight starts as a random number from the normal distribution N(0, 1). That is large, so the first loss
    is in the millions, and the learning rate has to be small (1e-6).

    N samples, I inputs, H hidden units, O outputs.
    """

    def __init__(
        self, inputs: int, hidden_size: int, outputs: int, activation: Callable[[Tensor], Tensor] = torch.relu
    ) -> None:
        super().__init__()
        self.w1 = nn.Parameter(torch.randn(inputs, hidden_size))  # (I, H)
        self.w2 = nn.Parameter(torch.randn(hidden_size, outputs))  # (H, O)
        self.activation = activation

    def forward(self, x: Tensor) -> Tensor:
        """x (N, I) -> ŷ (N, O)."""
        h = x @ self.w1  # (N, H)
        return self.activation(h) @ self.w2  # (N, O)
