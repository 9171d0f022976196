"""The network of topic 0.8: as deep as it is told, with one middle layer for all depths."""

import pytest
import torch

from core.models.dynamic_net import DynamicNet


@pytest.fixture
def net() -> DynamicNet:
    torch.manual_seed(0)
    return DynamicNet(inputs=7, hidden_size=5, outputs=3)


@pytest.mark.parametrize("depth", [0, 1, 2, 3])
def test_it_computes_what_its_equation_says(net, depth):
    x = torch.randn(4, 7)
    h = (x @ net.input.weight.T + net.input.bias).clamp(min=0)
    for _ in range(depth):
        h = (h @ net.middle.weight.T + net.middle.bias).clamp(min=0)
    wanted = h @ net.output.weight.T + net.output.bias
    assert net(x, depth).shape == (4, 3)
    assert torch.allclose(net(x, depth), wanted, atol=1e-6)


def test_a_deeper_pass_has_no_more_weights(net):
    names = [name for name, _ in net.named_parameters()]
    assert names == [f"{layer}.{part}" for layer in ("input", "middle", "output") for part in ("weight", "bias")]


def test_a_pass_of_depth_0_leaves_the_middle_layer_without_gradient(net):
    net(torch.randn(4, 7), 0).sum().backward()
    assert net.middle.weight.grad is None
    net(torch.randn(4, 7), 1).sum().backward()
    assert net.middle.weight.grad is not None
