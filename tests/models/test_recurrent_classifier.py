"""The sentiment model: pads, padding errors and readouts."""

import pytest
import torch

from core.models.recurrent_classifier import RecurrentClassifier

READOUTS = ["last", "mean", "max", "attention"]


def model(**settings) -> RecurrentClassifier:
    torch.manual_seed(0)
    return RecurrentClassifier(30, embedding_size=6, hidden_size=5, **settings).eval()


def padded(*texts: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(map(len, texts))
    ids = torch.tensor([text + [0] * (longest - len(text)) for text in texts])
    return ids, torch.tensor([len(text) for text in texts])


@pytest.mark.parametrize("cell", ["rnn", "lstm", "gru"])
@pytest.mark.parametrize("readout", READOUTS)
@pytest.mark.parametrize("bidirectional", [False, True])
def test_score_of_a_text_does_not_depend_on_its_batch(cell, readout, bidirectional):
    short, long = [3, 9, 4], [5, 2, 8, 7, 11, 29, 14, 3]
    net = model(cell=cell, readout=readout, bidirectional=bidirectional, num_layers=2)
    alone = net(*padded(short))
    beside = net(*padded(short, long))[0]
    assert torch.allclose(alone, beside, atol=1e-6)


def test_reading_pads_changes_the_score():
    short, long = [3, 9, 4], list(range(2, 25))
    net = model(packed=False)
    assert (net(*padded(short)) - net(*padded(short, long))[0]).abs().item() > 1e-3


@pytest.mark.parametrize("bidirectional", [False, True])
def test_last_is_the_state_behind_the_last_token_and_before_the_first(bidirectional):
    net = model(cell="gru", bidirectional=bidirectional)
    ids, lengths = padded([3, 9, 4, 7])
    embedded = net.embedding(ids)
    states, mask = net.states(embedded, lengths, packed=True)
    _, final = net.rnn(embedded)  # (directions, 1, H)
    assert torch.allclose(net.readout.last(states, mask)[0], final.flatten(), atol=1e-6)


def test_attention_weights_sum_to_one_and_are_zero_on_pads():
    net = model(readout="attention")
    ids, lengths = padded([3, 9, 4], [5, 2, 8, 7, 11])
    _, weights = net.read(net.embedding(ids), lengths)
    assert torch.allclose(weights.sum(dim=1), torch.ones(2))
    assert weights[0, 3:].tolist() == [0.0, 0.0]


def test_relu_state_has_no_upper_limit():
    net = model(cell="rnn", nonlinearity="relu")
    with torch.no_grad():
        net.rnn.weight_hh_l0.copy_(2 * torch.eye(5))
        net.rnn.bias_ih_l0.fill_(1.0)
    states, _ = net.states(net.embedding(torch.full((1, 40), 3)), torch.tensor([40]), packed=True)
    assert states.max() > 1e6
