"""The network of topic 0.5 in three ways: one shape, one equation, and the same numbers from one seed."""

import pytest
import torch

from core.models.bare_two_layer import BareTwoLayer
from core.models.sequential import many_layers, two_layers
from core.models.two_layer_net import TwoLayerNet

WAYS = pytest.mark.parametrize("way", [BareTwoLayer, two_layers, TwoLayerNet])


def made(way, seed: int = 3):
    torch.manual_seed(seed)
    return way(7, 5, 3)


@WAYS
def test_it_computes_what_its_equation_says(way):
    net, x = made(way), torch.randn(4, 7)
    w1, b1, w2, b2 = net.state_dict().values()
    wanted = (x @ w1.T + b1).clamp(min=0) @ w2.T + b2
    assert torch.allclose(net(x), wanted, atol=1e-6)


def test_one_seed_draws_the_same_weights_in_all_ways():
    bare, sequential, module = (list(made(way).parameters()) for way in (BareTwoLayer, two_layers, TwoLayerNet))
    for one, two, three in zip(bare, sequential, module, strict=True):
        assert torch.equal(one, two)
        assert torch.equal(two, three)


def test_bare_tensors_are_saved_loaded_and_moved():
    net, other = made(BareTwoLayer), made(BareTwoLayer, seed=4)
    x = torch.randn(4, 7)
    other.load_state_dict({name: value.clone() for name, value in net.state_dict().items()})
    assert torch.equal(net(x), other.to(torch.device("cpu"))(x))
    assert all(value.is_leaf and value.requires_grad for value in other.parameters())


def test_clamp_and_relu_part_at_exactly_0():
    for function, slope in ((torch.relu, 0.0), (lambda h: h.clamp(min=0), 1.0)):
        h = torch.zeros(1, requires_grad=True)
        function(h).sum().backward()
        assert h.grad.item() == slope


@pytest.mark.parametrize(("layers", "activation", "count"), [(0, "relu", 1), (2, "tanh", 5), (3, "none", 4)])
def test_any_number_of_layers(layers, activation, count):
    net = many_layers(7, 5, 3, layers, activation)
    assert len(net) == count
    assert net(torch.randn(4, 7)).shape == (4, 3)


def test_layers_without_activation_are_one_matrix():
    net = many_layers(7, 5, 3, 2, "none")
    a, b = torch.randn(2, 4, 7)
    assert torch.allclose(net(a + b) + net(torch.zeros(4, 7)), net(a) + net(b), atol=1e-5)
