"""From probabilities to a sentence: greedy search, and beam search."""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor

from core.models.seq2seq import Memory, Seq2Seq, State
from core.text.vocabulary import BOS_ID, EOS_ID, PAD_ID

ALPHA = 0.6  # of the length penalty


@torch.no_grad()
def greedy(
    model: Seq2Seq, source: Tensor, lengths: Tensor, most: int, begun: Tensor | None = None
) -> tuple[Tensor, Tensor | None]:
    """Always the likeliest token: source (B, S) -> ids (B, T) padded with 0, weights (B, T, S) or None.

    T is at most `most`; `<eos>` ends a sentence and stays in it. It goes on behind the tokens `begun` (B, t), if any.
    """
    memory = model.encoder(source, lengths)
    state, token = memory.last, torch.full((len(source), 1), BOS_ID, device=source.device)
    if begun is not None:
        token = torch.cat([token, begun], dim=1)  # (B, t + 1): read in one call
    over = torch.zeros(len(source), dtype=torch.bool, device=source.device)
    written, looked = [], []
    for _ in range(most):
        logits, weights, state = model.decoder(token, memory, state)  # (B, 1, V), (B, 1, S)
        token = logits[:, -1:].argmax(dim=2).masked_fill(over.unsqueeze(1), PAD_ID)
        written.append(token)
        looked.append(None if weights is None else weights[:, -1:])
        over |= token.squeeze(1) == EOS_ID
        if over.all():
            break
    return torch.cat(written, dim=1), None if looked[0] is None else torch.cat(looked, dim=1)


@dataclass(frozen=True)
class Hypothesis:
    """A sentence that is being written."""

    ids: tuple[int, ...]
    log_probability: float
    state: State = field(repr=False, compare=False)
    weights: tuple[Tensor, ...] = field(default=(), repr=False, compare=False)  # one (S,) for each token
    parent: int = 0  # its place among the hypotheses of the step before

    @property
    def over(self) -> bool:
        """Whether it has written `<eos>`."""
        return bool(self.ids) and self.ids[-1] == EOS_ID

    def score(self, alpha: float) -> float:
        """log P divided by the length penalty of Wu et al. 2016, eq. 14, so that long sentences are not punished."""
        return self.log_probability / ((5 + len(self.ids)) / 6) ** alpha


@torch.no_grad()
def beam(model: Seq2Seq, source: Tensor, width: int, most: int, alpha: float = ALPHA) -> list[list[Hypothesis]]:
    """Keep the `width` best beginnings at each step: source (1, S) -> the hypotheses after 0, 1, 2 … steps.

    A finished hypothesis stays in the beam. It ends when every hypothesis is finished, or after `most` tokens.
    """
    memory = model.encoder(source, torch.tensor([source.size(1)]))
    steps = [[Hypothesis((), 0.0, memory.last)]]
    while len(steps) <= most and not all(one.over for one in steps[-1]):
        found = [
            after
            for place, one in enumerate(steps[-1])
            for after in ([_kept(one, place)] if one.over else _continued(model, memory, one, place, width))
        ]
        found.sort(key=lambda one: -one.score(alpha))
        steps.append(found[:width])
    return steps


def _kept(one: Hypothesis, place: int) -> Hypothesis:
    return Hypothesis(one.ids, one.log_probability, one.state, one.weights, place)


def _continued(model: Seq2Seq, memory: Memory, one: Hypothesis, place: int, width: int) -> list[Hypothesis]:
    """The `width` likeliest ways to go on by one token."""
    token = torch.tensor([[one.ids[-1] if one.ids else BOS_ID]], device=memory.states.device)
    logits, weights, state = model.decoder(token, memory, one.state)
    looked = () if weights is None else (weights[0, 0],)
    best = logits[0, 0].log_softmax(dim=0).topk(min(width, logits.size(2)))
    return [
        Hypothesis((*one.ids, index), one.log_probability + value, state, one.weights + looked, place)
        for value, index in zip(best.values.tolist(), best.indices.tolist(), strict=True)
    ]
