"""Two linear layers and a ReLU between them, as a Module of one's own."""

from __future__ import annotations

from torch import Tensor, nn


class TwoLayerNet(nn.Module):
    """Input layer, ReLU, output layer.

        h = relu(W1 x + b1)
        ŷ = W2 h + b2

    `nn.Linear` draws its first weights from the uniform distribution between -1/√I and 1/√I (I: its inputs), so the
    first loss is small and the learning rate may be a hundred times larger than with N(0, 1) weights.

    N samples, I inputs, H hidden units, O outputs.
    """

    def __init__(self, inputs: int, hidden_size: int, outputs: int) -> None:
        super().__init__()
        self.linear1 = nn.Linear(inputs, hidden_size)
        self.linear2 = nn.Linear(hidden_size, outputs)

    def forward(self, x: Tensor) -> Tensor:
        """x (N, I) -> ŷ (N, O)."""
        h = self.linear1(x).relu()  # (N, H)
        return self.linear2(h)  # (N, O)
