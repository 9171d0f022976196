"""A network with one hidden layer that sorts rows of numbers into classes: 4-5-3 in the lecture notes."""

from __future__ import annotations

import torch
from torch import Tensor, nn

ACTIVATIONS = {"relu": torch.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "none": torch.clone}


class SmallClassifier(nn.Module):
    """Two weight matrices, an activation between them.

        z = x W1 + b1
        h = activation(z)
        scores = h W2 + b2

    Every number in W1 is one arrow from an input to a hidden unit: 4 inputs and 5 hidden units make 4 · 5 = 20 arrows.
    W2 has 5 · 3 = 15 more, from the hidden units to the classes.

    The first weights are random, between −1/√n and 1/√n, where n is the number of arrows that meet in a unit (as in
    `nn.Linear`). So the sums are neither tiny nor huge, however many inputs there are.

    B rows, I inputs, H hidden units, K classes.
    """

    def __init__(self, inputs: int, hidden_size: int, classes: int, activation: str = "tanh") -> None:
        super().__init__()
        self.activation = ACTIVATIONS[activation]
        self.w1 = nn.Parameter(torch.empty(inputs, hidden_size).uniform_(-1, 1) / inputs**0.5)  # (I, H)
        self.b1 = nn.Parameter(torch.zeros(hidden_size))  # (H,)
        self.w2 = nn.Parameter(torch.empty(hidden_size, classes).uniform_(-1, 1) / hidden_size**0.5)  # (H, K)
        self.b2 = nn.Parameter(torch.zeros(classes))  # (K,)

    def forward(self, x: Tensor) -> Tensor:
        """x (B, I) -> scores (B, K); `softmax` makes probabilities of them."""
        z = x @ self.w1 + self.b1  # (B, H)
        h = self.activation(z)  # (B, H)
        return h @ self.w2 + self.b2  # (B, K)
