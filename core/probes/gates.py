"""Gates: what each cell decides at each token, computed again from the weights, equation by equation.

`nn.LSTM` and `nn.GRU` show only their states; the gates between them are recomputed here. A test holds the
states against PyTorch's own to 1e-6.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


def lstm_step(x: Tensor, state: dict[str, Tensor], w_x: Tensor, w_h: Tensor, b_x: Tensor, b_h: Tensor) -> dict:
    """One LSTM step (Hochreiter & Schmidhuber 1997; forget gate: Gers et al. 2000), PyTorch's order i, f, g, o.

    x (I,), h and c (H,) -> i = σ(·), f = σ(·), g = tanh(·), o = σ(·), c' = f⊙c + i⊙g, h' = o⊙tanh(c').
    """
    i, f, g, o = (w_x @ x + b_x + w_h @ state["h"] + b_h).chunk(4)
    i, f, g, o = i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()
    c = f * state["c"] + i * g
    return {"i": i, "f": f, "g": g, "o": o, "c": c, "h": o * c.tanh()}


def gru_step(x: Tensor, state: dict[str, Tensor], w_x: Tensor, w_h: Tensor, b_x: Tensor, b_h: Tensor) -> dict:
    """One GRU step (Cho et al. 2014) with PyTorch's sign: h' = (1−z)⊙n + z⊙h, n = tanh(W x + b + r⊙(U h + b'))."""
    from_x, from_h = (w_x @ x + b_x).chunk(3), (w_h @ state["h"] + b_h).chunk(3)
    r, z = (from_x[0] + from_h[0]).sigmoid(), (from_x[1] + from_h[1]).sigmoid()
    n = (from_x[2] + r * from_h[2]).tanh()
    return {"r": r, "z": z, "n": n, "h": (1 - z) * n + z * state["h"]}


def rnn_step(x: Tensor, state: dict[str, Tensor], w_x: Tensor, w_h: Tensor, b_x: Tensor, b_h: Tensor) -> dict:
    """One step of a plain RNN (Elman 1990): h' = tanh(W x + b + U h + b')."""
    return {"h": (w_x @ x + b_x + w_h @ state["h"] + b_h).tanh()}


def relu_step(x: Tensor, state: dict[str, Tensor], w_x: Tensor, w_h: Tensor, b_x: Tensor, b_h: Tensor) -> dict:
    """As `rnn_step`, with ReLU for tanh: nothing holds the state below any limit."""
    return {"h": (w_x @ x + b_x + w_h @ state["h"] + b_h).relu()}


STEPS: dict[str, Callable[..., dict]] = {
    "LSTM": lstm_step, "GRU": gru_step, "RNN_TANH": rnn_step, "RNN_RELU": relu_step,
}  # fmt: skip


@torch.no_grad()
def gates(rnn: nn.RNNBase, inputs: Tensor, layer: int = 0, backward: bool = False) -> dict[str, Tensor]:
    """Every gate and state of one layer and direction: name -> (T, H), in the order of the tokens.

    inputs (T, I) are the embedded tokens of one text; the layers below are computed on the way up.
    """
    for below in range(layer):
        directions = [_one_direction(rnn, inputs, below, back)["h"] for back in range(1 + rnn.bidirectional)]
        inputs = torch.cat(directions, dim=1)  # (T, H × directions)
    return _one_direction(rnn, inputs, layer, backward)


def _one_direction(rnn: nn.RNNBase, inputs: Tensor, layer: int, backward: bool | int) -> dict[str, Tensor]:
    suffix = f"_l{layer}" + ("_reverse" if backward else "")
    weights = [getattr(rnn, name + suffix) for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
    state = {"h": inputs.new_zeros(rnn.hidden_size), "c": inputs.new_zeros(rnn.hidden_size)}
    found = []
    for x in inputs.flip(0) if backward else inputs:
        state = STEPS[rnn.mode](x, state, *weights)
        found.append(state)
    if backward:
        found.reverse()
    return {name: torch.stack([step[name] for step in found]) for name in found[0]}


def most_reactive(states: Tensor) -> Tensor:
    """Units of (T, H) ordered by how far they travel over the text, the liveliest first. -> (H,)"""
    before = torch.cat([torch.zeros_like(states[:1]), states[:-1]])
    return (states - before).abs().sum(dim=0).argsort(descending=True, stable=True)
