"""Padding: what a recurrent network makes of pads that it should never have read (erratum E57)."""

from __future__ import annotations

import torch
from torch import Tensor

from core.models.recurrent_classifier import RecurrentClassifier


@torch.no_grad()
def score_with_pads(model: RecurrentClassifier, ids: Tensor, pads: Tensor, *, packed: bool) -> Tensor:
    """P(positive) of the text ids (T,) with each number of pads (K,) behind it, pads skipped or read. -> (K,)"""
    scores = []
    for count in pads.tolist():
        padded = torch.cat([ids, ids.new_zeros(count)]).unsqueeze(0)  # (1, T + count)
        logit, _ = model.read(model.embedding(padded), torch.tensor([len(ids)]), packed=packed)
        scores.append(logit.sigmoid())
    return torch.cat(scores)


@torch.no_grad()
def state_change(model: RecurrentClassifier, ids: Tensor, count: int) -> float:
    """‖h after `count` pads − h‖ / ‖h‖ of the top layer's last state: 0 would mean that pads do no harm."""
    padded = torch.cat([ids, ids.new_zeros(count)]).unsqueeze(0)
    states, _ = model.rnn(model.embedding(padded))  # (1, T + count, H)
    before, after = states[0, len(ids) - 1], states[0, -1]
    return ((after - before).norm() / before.norm()).item()
