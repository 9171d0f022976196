"""A few numbers that say how each parameter of a network is doing."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor


def measured(parameters: Iterable[Tensor], gradients: Iterable[Tensor]) -> dict[str, Tensor]:
    """Mean, standard deviation and length of the gradient of P parameters: three tensors (P,).

    The deviation divides by the number of values, so that a single bias has one, too: 0.
    """
    values = [parameter.detach() for parameter in parameters]
    return {
        "mean": torch.stack([value.mean() for value in values]),
        "std": torch.stack([value.std(correction=0) for value in values]),
        "gradient": torch.stack([gradient.norm() for gradient in gradients]),
    }
