"""The gates computed here lead to the same states as PyTorch's own cells."""

import pytest
import torch
from torch import nn

from core.probes.gates import gates, most_reactive

CELLS = {
    "rnn": (nn.RNN, {}), "relu": (nn.RNN, {"nonlinearity": "relu"}), "lstm": (nn.LSTM, {}), "gru": (nn.GRU, {}),
}  # fmt: skip


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("bidirectional", [False, True])
def test_states_equal_those_of_torch(cell, bidirectional):
    torch.manual_seed(1)
    make, settings = CELLS[cell]
    rnn = make(7, 5, num_layers=3, bidirectional=bidirectional, batch_first=True, **settings)
    inputs = torch.randn(9, 7)
    with torch.no_grad():
        expected, _ = rnn(inputs.unsqueeze(0))  # (1, T, H × directions)
    found = [gates(rnn, inputs, layer=2, backward=back)["h"] for back in range(1 + bidirectional)]
    assert torch.allclose(torch.cat(found, dim=1), expected[0], atol=1e-6)


def test_lstm_gates_obey_the_cell_equation():
    torch.manual_seed(2)
    found = gates(nn.LSTM(4, 3), torch.randn(6, 4))
    kept = found["f"][1:] * found["c"][:-1] + found["i"][1:] * found["g"][1:]
    assert torch.allclose(found["c"][1:], kept, atol=1e-6)
    assert all(((found[gate] > 0) & (found[gate] < 1)).all() for gate in "ifo")


def test_gru_state_is_a_mixture_of_old_and_new():
    torch.manual_seed(3)
    found = gates(nn.GRU(4, 3), torch.randn(6, 4))
    z, n, h = found["z"][1:], found["n"][1:], found["h"]
    assert torch.allclose(h[1:], (1 - z) * n + z * h[:-1], atol=1e-6)


def test_the_unit_that_travels_furthest_comes_first():
    states = torch.tensor([[0.1, 1.0, 0.0], [0.2, -1.0, 0.0], [0.3, 1.0, 0.5]])
    assert most_reactive(states).tolist() == [1, 2, 0]
