"""How wrong the probabilities are: the two losses that the lecture notes name."""

from __future__ import annotations

from torch import Tensor
from torch.nn.functional import one_hot


def loss_by_row(scores: Tensor, y: Tensor, kind: str) -> Tensor:
    """(B,) the loss of each row, from its scores (B, K) and its true class y (B,).

        cross entropy:    −log p_y
        squared error:    1/K Σ_k (p_k − t_k)²     t = 1 for the true class, else 0

    p = softmax(scores). The squared error of probabilities is Brier's score (1950).
    """
    if kind == "mse":
        wanted = one_hot(y, scores.size(1))  # (B, K)
        return (scores.softmax(dim=1) - wanted).square().mean(dim=1)
    return -scores.log_softmax(dim=1).gather(1, y.unsqueeze(1)).squeeze(1)
