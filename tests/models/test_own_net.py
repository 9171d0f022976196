"""The networks of topic 0.7: one computation, many homes for the hidden layer."""

import pytest
import torch

from core.models.own_net import HOMES, WithoutHidden
from core.models.two_layer_net import TwoLayerNet
from core.probes.attributes import tensors


def made(home: str, **how) -> torch.nn.Module:
    torch.manual_seed(3)
    return HOMES[home](7, 5, 3, **how)


@pytest.mark.parametrize("home", HOMES)
def test_every_home_computes_what_the_notes_network_computes(home):
    torch.manual_seed(3)
    wanted = TwoLayerNet(7, 5, 3)
    x = torch.randn(4, 7)
    assert torch.equal(made(home)(x), wanted(x))


@pytest.mark.parametrize("home", HOMES)
def test_the_third_layer_counts_only_where_it_is_called(home):
    x = torch.randn(4, 7)
    used, forgotten = made(home, third="used"), made(home, third="forgotten")
    assert {"middle.weight", "middle.bias"} <= tensors(forgotten).keys() == tensors(used).keys()
    forgotten.middle.weight.data.zero_()
    before = forgotten(x)
    forgotten.middle.weight.data.fill_(9.0)
    assert torch.equal(forgotten(x), before)
    used.middle.weight.data.zero_()
    assert not torch.equal(used(x), before)


def test_a_name_of_ones_own_is_the_name_in_the_state():
    assert [*made("attribute", name="은닉층").state_dict()][:2] == ["은닉층.weight", "은닉층.bias"]
    assert [*WithoutHidden(7, 3).state_dict()] == ["linear2.weight", "linear2.bias"]
