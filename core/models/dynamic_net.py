"""A network whose depth is an argument: one layer in the middle, used as often as the caller says."""

from __future__ import annotations

from torch import Tensor, nn


class DynamicNet(nn.Module):
    """Input layer, the same middle layer d times, output layer.

        h_0 = relu(W_in x + b_in)
        h_k = relu(W_mid h_{k-1} + b_mid)     k = 1 … d
        ŷ   = W_out h_d + b_out

    W_mid and b_mid carry no index k: every use reads the same numbers (weight sharing). The loop is an ordinary
    Python loop. PyTorch notes the operations while they happen, so each call leaves a graph of its own length, and
    `backward` walks through just that one.

    N samples, I inputs, H hidden units, O outputs.
    """

    def __init__(self, inputs: int, hidden_size: int, outputs: int) -> None:
        super().__init__()
        self.input = nn.Linear(inputs, hidden_size)
        self.middle = nn.Linear(hidden_size, hidden_size)  # one layer, however deep the pass
        self.output = nn.Linear(hidden_size, outputs)

    def forward(self, x: Tensor, depth: int) -> Tensor:
        """x (N, I) -> ŷ (N, O), with `depth` uses of the middle layer."""
        h = self.input(x).relu()  # (N, H)
        for _ in range(depth):
            h = self.middle(h).relu()  # (N, H)
        return self.output(h)  # (N, O)
