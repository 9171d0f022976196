"""What a network forgets is found by its graph, and who reaches what by doing it."""

import pytest
import torch
from torch import nn

from core.models import without_super
from core.models.own_net import HOMES, WithoutHidden
from core.probes import constructing
from core.probes.attributes import tensors, walk
from core.probes.missing_gradient import unlisted, without_gradient
from core.probes.reach import reach

HIDDEN = {
    "list": ["linear1[0].weight", "linear1[0].bias"],
    "dict": ["linear1['hidden'].weight", "linear1['hidden'].bias"],
    "tensor": ["linear1_weight", "linear1_bias"],
}


def made(home: str, third: str = "no") -> nn.Module:
    torch.manual_seed(0)
    return HOMES[home](7, 5, 3, "linear1", third)


def loss_of(net: nn.Module) -> torch.Tensor:
    return net(torch.ones(4, 7)).square().sum()


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("third", ["no", "used", "forgotten"])
def test_the_missing_gradient_is_found_for_each_variant(home, third):
    net = made(home, third)
    loss = loss_of(net)
    assert sorted(unlisted(net, loss)) == sorted(HIDDEN.get(home, []))
    assert without_gradient(net, loss) == (["middle.weight", "middle.bias"] if third == "forgotten" else [])
    loss.backward()  # and this is what backward really does
    assert without_gradient(net, loss) == [name for name, one in net.named_parameters() if one.grad is None]
    assert all(tensors(net)[path].grad is not None for path in unlisted(net, loss))


def test_what_is_registered_has_the_name_that_pytorch_gives_it():
    for home in HOMES:
        net = made(home)
        known = {found.path for found in walk(net) if found.registered}
        named = {name for name, _ in (*net.named_modules(), *net.named_parameters(), *net.named_buffers())}
        assert known == named


def test_a_frozen_and_a_detached_layer_are_found_in_any_module():
    class Cut(nn.Module):
        def __init__(self):
            super().__init__()
            self.deep = {"a": [nn.Linear(7, 7), 3, "x"], "b": ()}
            self.seen = nn.Linear(7, 5)
            self.frozen = nn.Linear(5, 3).requires_grad_(False)
            self.none = None

        def forward(self, x):
            return self.frozen(self.seen(self.deep["a"][0](x)).detach()) + self.seen.bias.sum()

    net = Cut()
    loss = loss_of(net)
    assert unlisted(net, loss) == []  # behind the detach, nothing gets a gradient
    assert without_gradient(net, loss) == ["seen.weight", "frozen.weight", "frozen.bias"]
    assert "deep['a'][0].weight" in tensors(net)


@pytest.mark.parametrize(
    ("home", "row"),
    [
        # listed, saved, gradient, moved, cleared, converted
        ("attribute", (True, True, True, True, True, True)),
        ("module_list", (True, True, True, True, True, True)),
        ("module_dict", (True, True, True, True, True, True)),
        ("list", (False, False, True, False, False, False)),
        ("dict", (False, False, True, False, False, False)),
        ("tensor", (False, False, True, False, False, False)),
        ("buffer", (False, True, False, False, False, True)),
    ],
)
def test_who_reaches_the_hidden_layer(home, row):
    found = {one.path: one[2:] for one in reach(made(home), torch.randn(4, 7), torch.randn(4, 3), 0.01)}
    hidden = [path for path in found if path.startswith("linear1")]
    assert len(hidden) == 2
    assert {found[path] for path in hidden} == {row}
    assert found["linear2.weight"] == (True,) * 6


def test_a_network_without_hidden_layer_misses_nothing():
    net = WithoutHidden(7, 3)
    assert unlisted(net, loss_of(net)) == without_gradient(net, loss_of(net)) == []


@pytest.mark.parametrize(
    ("case", "stage", "words", "source"),
    [
        ("LayerWithoutSuper", "made", "cannot assign module before", "self.linear = nn.Linear(inputs, outputs)"),
        ("ParameterWithoutSuper", "made", "cannot assign parameters before", "self.weight = nn.Parameter("),
        ("NumberBeforeLayer", "made", "cannot assign module before", "self.linear = nn.Linear(inputs, outputs)"),
        ("ListWithoutSuper", "called", "has no attribute", "network(x)"),
        ("SuperTooLate", "made", "cannot assign module before", "self.linear = nn.Linear(inputs, outputs)"),
        ("RightOrder", "done", "", ""),
    ],
)
def test_where_a_constructor_without_super_stops(case, stage, words, source):
    kind, files = getattr(without_super, case), (without_super.__file__, constructing.__file__)
    stop = constructing.construct(lambda: kind(3, 2), torch.ones(1, 3), files)
    assert stop.stage == stage
    assert words in stop.words
    assert stop.source.startswith(source)
