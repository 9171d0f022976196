"""Where a decoder looks: one word in slow motion, attention at another temperature, and occlusion beside it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from core.models.seq2seq import Seq2Seq
from core.text.vocabulary import UNK_ID


class OneWord(NamedTuple):
    """All that happens between the decoder's state and the next word."""

    scores: Tensor  # (S,)
    weights: Tensor  # (S,)
    context: Tensor  # (H,)
    state: Tensor  # (H,)
    logits: Tensor  # (V,)


def one_word(
    model: Seq2Seq, source: Tensor, before: Tensor, index: int, temperature: float = 1.0,
    given: np.ndarray | None = None,
) -> OneWord:  # fmt: skip
    """Word `index` of a translation: source (1, S), before (1, T) = what the decoder read before each word.

    `given` (S,) takes the place of the softmax; it is scaled to a sum of 1, so that the context stays a mean.
    """
    decoder, memory = model.decoder, model.encoder(source, torch.tensor([source.size(1)]))
    states, _ = decoder.states(before, memory.last)  # (1, T, H)
    state = states[:, index : index + 1]  # (1, 1, H)
    scores = decoder.attention.scores(state, memory.states)  # (1, 1, S)
    weights = decoder.attention.distribution(scores, memory.mask, temperature)
    if given is not None:
        weights = torch.as_tensor(given, dtype=weights.dtype, device=weights.device).clamp(min=0).view(1, 1, -1)
        weights = weights / weights.sum().clamp(min=1e-9)
    context = weights @ memory.states
    return OneWord(scores[0, 0], weights[0, 0], context[0, 0], state[0, 0], decoder.write(state, context)[0, 0])


def tempered(model: Seq2Seq, source: Tensor, before: Tensor, temperature: float) -> Tensor:
    """Weights (T, S) with the scores divided by a temperature; the words stay those that were written without it."""
    memory = model.encoder(source, torch.tensor([source.size(1)]))
    states, _ = model.decoder.states(before, memory.last)
    return model.decoder.attention(states, memory.states, memory.mask, temperature)[1][0]


def occlusion(model: Seq2Seq, source: Tensor, before: Tensor, written: Tensor) -> Tensor:
    """(T, S): how far log P of written token t falls when source token s becomes `<unk>`.

    source (1, S), before (1, T), written (T,). All S copies are read in one batch.
    """
    length = source.size(1)
    hidden = source.repeat(length + 1, 1)
    hidden[1:].fill_diagonal_(UNK_ID)
    logits = model(hidden, torch.full((length + 1,), length), before.repeat(length + 1, 1))  # (S + 1, T, V)
    chosen = logits.log_softmax(2)[:, torch.arange(len(written)), written.to(source.device)]  # (S + 1, T)
    return (chosen[:1] - chosen[1:]).T


def agreement(attention: np.ndarray, drop: np.ndarray) -> float:
    """Mean over the target tokens of Spearman's rank correlation between the rows (T, S) of two explanations."""
    if attention.shape[1] < 2:
        return 0.0  # one source token has no order
    pairs = zip(_ranks(attention), _ranks(drop), strict=True)
    return float(np.mean([np.corrcoef(one, other)[0, 1] for one, other in pairs]))


def _ranks(rows: np.ndarray) -> np.ndarray:
    """The place of each number in its row, 0 for the smallest."""
    return rows.argsort(axis=1).argsort(axis=1)
