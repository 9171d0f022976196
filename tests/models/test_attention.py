"""Attention: a distribution over the words, and over nothing else."""

import pytest
import torch

from core.models.attention import SCORES, Attention

MASK = torch.tensor([[True, True, True, True], [True, True, False, False]])


def attend(score: str, temperature: float = 1.0):
    torch.manual_seed(0)
    net, states, memory = Attention(score, 6), torch.randn(2, 3, 6), torch.randn(2, 4, 6)
    return states, memory, *net(states, memory, MASK, temperature)


@pytest.mark.parametrize("score", SCORES)
def test_rows_sum_to_one_and_pads_get_exactly_nothing(score):
    _, _, _, weights = attend(score)
    assert torch.allclose(weights.sum(dim=2), torch.ones(2, 3))
    assert (weights[1, :, 2:] == 0).all()
    assert (weights[0] > 0).all()


@pytest.mark.parametrize("score", SCORES)
def test_the_context_is_the_weighted_sum_of_the_encoder_states(score):
    _, memory, context, weights = attend(score)
    by_hand = sum(weights[0, 1, s] * memory[0, s] for s in range(4))
    assert torch.allclose(context[0, 1], by_hand, atol=1e-6)


def test_dot_is_the_inner_product():
    states, memory, _, weights = attend("dot")
    by_hand = torch.tensor([float(states[0, 0] @ memory[0, s]) for s in range(4)]).softmax(0)
    assert torch.allclose(weights[0, 0], by_hand, atol=1e-6)


def test_a_low_temperature_sharpens_and_a_high_one_flattens():
    highest = [attend("general", temperature)[3][0, 0].max().item() for temperature in (0.2, 1.0, 5.0)]
    assert highest == sorted(highest, reverse=True)
    assert highest[0] > highest[2] + 0.05


def test_a_score_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="cosine"):
        Attention("cosine", 4)
