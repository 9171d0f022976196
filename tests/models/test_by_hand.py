"""The backward pass of topic 0.2, written by hand, against autograd."""

import pytest
import torch

from core.models import by_hand
from core.models.plain_two_layer import PlainTwoLayer
from core.probes.hand_gradient import agreement, automatic, manual

NOTES = (64, 1000, 100, 10)
SIZES = [NOTES, (1, 1, 1, 1), (3, 5, 7, 2), (40, 6, 30, 3)]


def network(sizes, seed=0):
    torch.manual_seed(seed)
    samples, inputs, hidden, outputs = sizes
    return PlainTwoLayer(inputs, hidden, outputs), torch.randn(samples, inputs), torch.randn(samples, outputs)


@pytest.mark.parametrize("sizes", SIZES)
def test_with_the_mask_it_is_autograds_gradient(sizes):
    net, x, y = network(sizes)
    mine, true = manual(net, x, y, mask=True), automatic(net, x, y)
    assert (mine.w1.shape, mine.w2.shape) == (net.w1.shape, net.w2.shape)
    for one, right in zip(mine, true, strict=True):
        # The same sums: 0.0 exactly on a processor. Elsewhere float32 (24 bits) may round in another order.
        assert agreement(one, right).error <= 1e-6


@pytest.mark.parametrize("seed", range(3))
def test_without_the_mask_only_w1_is_wrong_and_by_nine_tenths(seed):
    net, x, y = network(NOTES, seed)
    mine, true = manual(net, x, y, mask=False), automatic(net, x, y)
    first, second = map(agreement, mine, true)
    assert first.error == pytest.approx(0.91, abs=0.06)
    assert first.cosine == pytest.approx(0.74, abs=0.03)
    assert second.error <= 1e-6


def test_the_mask_changes_nothing_where_every_hidden_number_is_positive():
    net, x, y = network((4, 3, 5, 2))
    net.w1.data.abs_()
    with_mask, without = (manual(net, x.abs(), y, mask=mask) for mask in (True, False))
    assert torch.equal(with_mask.w1, without.w1)


def test_it_computes_what_the_network_computes():
    net, x, y = network((4, 3, 5, 2))
    passed = by_hand.forward(x, net.w1, net.w2)
    assert torch.equal(passed.y_pred, net(x))
    assert by_hand.loss(passed.y_pred, y).shape == ()
    assert by_hand.loss(passed.y_pred, y).item() == pytest.approx(((net(x) - y) ** 2).sum().item())


def test_error_and_cosine_of_two_arrows():
    true, mine = torch.tensor([3.0, 4.0]), torch.tensor([3.0, 0.0])
    assert agreement(mine, true) == pytest.approx((0.8, 0.6))
    assert agreement(true, true) == (0.0, 1.0)
    assert agreement(-true, true) == pytest.approx((2.0, -1.0))
