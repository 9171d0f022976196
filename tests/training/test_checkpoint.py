"""Checkpoints: what is written is read back; what is damaged is refused with a sentence."""

import pytest
import torch

from core.problems import Problem
from core.training.checkpoint import from_bytes, half, load_into, named, to_bytes, under


def test_round_trip_and_prefixes():
    tensors = {"weight": torch.randn(3, 2), "steps": torch.tensor(7)}
    again = under("model", from_bytes(to_bytes(named("model", tensors) | {"view.x": torch.ones(1)})))
    assert again.keys() == tensors.keys()
    assert torch.equal(again["weight"], tensors["weight"])


def test_half_leaves_integers_alone():
    kept = half({"weight": torch.tensor([1.0]), "count": torch.tensor([70_000])})
    assert kept["weight"].dtype == torch.float16
    assert kept["count"].item() == 70_000


@pytest.mark.parametrize("data", [b"", b"nonsense", to_bytes({"a": torch.ones(100)})[:-9]])
def test_damaged_bytes_are_a_problem(data):
    with pytest.raises(Problem, match="damaged"):
        from_bytes(data)


@pytest.mark.parametrize("tensors", [{}, {"weight": torch.ones(2, 3), "bias": torch.ones(5)}])
def test_weights_of_another_model_are_a_problem(tensors):
    with pytest.raises(Problem, match="do not fit"):
        load_into(torch.nn.Linear(3, 2), tensors)
