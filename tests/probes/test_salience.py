"""Salience: integrated gradients add up, and a linear model is explained exactly by every method."""

import pytest
import torch

from core.models.recurrent_classifier import RecurrentClassifier
from core.probes.salience import gradient_input, integrated_gradients, occlusion


def test_every_method_explains_a_linear_model_exactly():
    weights = torch.tensor([2.0, -1.0])
    embedded = torch.tensor([[[1.0, 0.0], [0.5, 3.0]]])  # (1, 2, 2): contributions 2 and −2
    for found in (
        gradient_input(lambda x: (x @ weights).sum(dim=1), embedded),
        integrated_gradients(lambda x: (x @ weights).sum(dim=1), embedded),
        occlusion(lambda x: (x @ weights).sum(dim=1), embedded, torch.zeros(2)),
    ):
        assert torch.allclose(found, torch.tensor([2.0, -2.0]), atol=1e-5)


@pytest.mark.parametrize("cell", ["rnn", "lstm", "gru"])
def test_integrated_gradients_are_complete_to_one_percent(cell):
    torch.manual_seed(0)
    model = RecurrentClassifier(30, embedding_size=8, hidden_size=16, cell=cell).eval()
    for parameter in model.parameters():
        parameter.data *= 3  # a lively model: the path is far from straight

    def read(embedded: torch.Tensor) -> torch.Tensor:
        return model.read(embedded, torch.full((len(embedded),), embedded.size(1)))[0]

    embedded = model.embedding(torch.tensor([[3, 9, 4, 7, 21, 5, 2]])).detach()
    difference = (read(embedded) - read(torch.zeros_like(embedded))).item()
    assert integrated_gradients(read, embedded).sum().item() == pytest.approx(difference, rel=0.01)
