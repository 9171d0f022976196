"""What the settings of topic 0.5 stand for: a network, a loss, and what is to be learned."""

from __future__ import annotations

from torch import Tensor, nn

from core.models.bare_two_layer import BareTwoLayer
from core.models.sequential import many_layers, two_layers
from core.models.two_layer_net import TwoLayerNet
from core.topics.nn_modules import Config

WRITTEN = {"tensors": BareTwoLayer, "sequential": two_layers, "module": TwoLayerNet}
LOSSES = {"mse": nn.MSELoss, "l1": nn.L1Loss, "cross_entropy": nn.CrossEntropyLoss}


def network(config: Config) -> nn.Module | BareTwoLayer:
    """The network at step 0. All three ways draw their weights in the same order: W1, b1, W2, b2."""
    if (config.hidden_layers, config.activation) == (1, "relu"):
        return WRITTEN[config.way](config.inputs, config.hidden_size, config.outputs)
    return many_layers(config.inputs, config.hidden_size, config.outputs, config.hidden_layers, config.activation)


def criterion(config: Config) -> nn.Module:
    """The loss as `torch.nn` has it: output and target -> one number."""
    return LOSSES[config.loss](reduction=config.reduction)


def target(config: Config, y: Tensor) -> Tensor:
    """y (N, O) as it is; for cross entropy the classes (N,): where the largest number of each row stands."""
    return y.argmax(dim=1) if config.loss == "cross_entropy" else y
