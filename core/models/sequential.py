"""Networks as a list of layers that run one after the other: `nn.Sequential`."""

from __future__ import annotations

from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}


def two_layers(inputs: int, hidden_size: int, outputs: int) -> nn.Sequential:
    """x (N, I) -> h (N, H) -> ŷ (N, O): input layer, ReLU, output layer."""
    return nn.Sequential(
        nn.Linear(inputs, hidden_size),
        nn.ReLU(),
        nn.Linear(hidden_size, outputs),
    )


def many_layers(inputs: int, hidden_size: int, outputs: int, hidden_layers: int, activation: str) -> nn.Sequential:
    """x (N, I) -> ŷ (N, O) through any number of hidden layers (0: a single linear layer).

    Without an activation ("none") the layers are linear one after the other, and together no more than one matrix.
    """
    layers: list[nn.Module] = []
    width = inputs
    for _ in range(hidden_layers):
        layers.append(nn.Linear(width, hidden_size))
        if activation != "none":
            layers.append(ACTIVATIONS[activation]())
        width = hidden_size
    return nn.Sequential(*layers, nn.Linear(width, outputs))
