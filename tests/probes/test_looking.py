"""Occlusion and attention as two explanations of one translation."""

import numpy as np
import pytest
import torch

from core.models.seq2seq import Decoder, Encoder, Seq2Seq
from core.probes import looking
from core.text.vocabulary import BOS_ID, UNK_ID

SOURCE, WRITTEN = torch.tensor([[5, 6, 7]]), torch.tensor([4, 8, 3])
BEFORE = torch.tensor([[BOS_ID, 4, 8]])


@pytest.fixture
def model() -> Seq2Seq:
    torch.manual_seed(1)
    same = {"embedding_size": 6, "hidden_size": 8, "cell": "gru", "num_layers": 1, "dropout": 0.0}
    return Seq2Seq(Encoder(12, bidirectional=True, **same), Decoder(12, attention="dot", **same)).eval()


def log_p(model, source):
    return model(source, torch.tensor([3]), BEFORE)[0].log_softmax(1)[torch.arange(3), WRITTEN]


def test_occlusion_is_the_fall_when_a_token_becomes_unknown(model):
    drop = looking.occlusion(model, SOURCE, BEFORE, WRITTEN)
    hidden = SOURCE.clone()
    hidden[0, 1] = UNK_ID
    assert torch.allclose(drop[:, 1], log_p(model, SOURCE) - log_p(model, hidden), atol=1e-5)


def test_given_weights_are_scaled_to_a_mean_of_the_states(model):
    memory = model.encoder(SOURCE, torch.tensor([3]))
    word = looking.one_word(model, SOURCE, BEFORE, 1, given=np.array([0.0, 3.0, 3.0]))
    assert torch.allclose(word.weights, torch.tensor([0.0, 0.5, 0.5]))
    assert torch.allclose(word.context, memory.states[0, 1:].mean(dim=0), atol=1e-6)


def test_temperature_one_changes_nothing(model):
    memory = model.encoder(SOURCE, torch.tensor([3]))
    _, weights, _ = model.decoder(BEFORE, memory, memory.last)
    assert torch.allclose(looking.tempered(model, SOURCE, BEFORE, 1.0), weights[0])


def test_agreement_is_one_for_the_same_order_and_minus_one_for_the_opposite():
    rows = np.array([[0.1, 0.7, 0.2], [0.5, 0.3, 0.2]])
    assert looking.agreement(rows, 10 * rows) == pytest.approx(1)
    assert looking.agreement(rows, -rows) == pytest.approx(-1)
    assert looking.agreement(rows[:, :1], rows[:, :1]) == 0
