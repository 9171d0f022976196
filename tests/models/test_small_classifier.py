"""The network of topic 0.1: as many numbers as arrows, and what its equation says."""

import pytest
import torch

from core.models.small_classifier import ACTIVATIONS, SmallClassifier


def test_erratum_e01_five_hidden_units_have_twenty_arrows_and_need_a_second_weight():
    shapes = {name: tuple(weight.shape) for name, weight in SmallClassifier(4, 5, 3).named_parameters()}
    assert shapes == {"w1": (4, 5), "b1": (5,), "w2": (5, 3), "b2": (3,)}
    assert SmallClassifier(4, 5, 3).w1.numel() == 20
    assert sum(weight.numel() for weight in SmallClassifier(4, 5, 3).parameters()) == 43


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_it_computes_what_its_equation_says(activation):
    net, x = SmallClassifier(4, 5, 3, activation), torch.randn(6, 4)
    wanted = ACTIVATIONS[activation](x @ net.w1 + net.b1) @ net.w2 + net.b2
    assert net(x).shape == (6, 3)
    assert torch.equal(net(x), wanted)


def test_the_first_weights_are_as_large_as_those_of_a_linear_layer():
    net, layer = SmallClassifier(400, 300, 3), torch.nn.Linear(400, 300)
    assert net.w1.abs().max() <= 1 / 20
    assert net.w1.std().item() == pytest.approx(layer.weight.std().item(), rel=0.02)
