"""What the page on attention asks about one snapshot."""

from __future__ import annotations

import numpy as np
import torch

from core.probes import looking
from core.problems import N_, Problem
from core.topics.translating_answers import Occlusion, WordStep
from core.trainers.translating.inspector import Inspector as Base
from core.trainers.translating.reader import Read

CANDIDATES = 5


class Inspector(Base):
    """Besides the translation: one word in slow motion, and what happens when a word is hidden."""

    @torch.no_grad()
    def word(self, text: str, index: int, temperature: float = 1.0, weights: list[float] | None = None) -> WordStep:
        """How target word `index` came about; `weights` (S,) is a student's own distribution instead of the softmax."""
        read = self._with_attention(text)
        ids, _ = self.write(read)
        if not 0 <= index < len(ids):
            raise Problem(N_("The translation has no such word."))
        given = None if weights is None else self.in_order(np.asarray(weights, dtype=np.float32)[None])[0].copy()
        step = looking.one_word(self.model, read.ids, self.before(ids), index, temperature, given)
        best = step.logits.softmax(0).topk(CANDIDATES)
        return WordStep(
            read.tokens, self.target.itos[ids[index]],
            self.in_order(step.scores[None].cpu().numpy())[0], self.in_order(step.weights[None].cpu().numpy())[0],
            step.context.cpu().numpy(), step.state.cpu().numpy(),
            self.words(best.indices.tolist()), best.values.cpu().numpy(),
        )  # fmt: skip

    @torch.no_grad()
    def occlusion(self, text: str) -> Occlusion:
        """Hide one source token after the other, and see which written words suffer."""
        read = self._with_attention(text)
        ids, looked = self.write(read)
        drop = looking.occlusion(self.model, read.ids, self.before(ids), torch.tensor(ids)).cpu().numpy()
        attention = looked.cpu().numpy()
        agreement = looking.agreement(attention, drop)
        return Occlusion(read.tokens, self.words(ids), self.in_order(attention), self.in_order(drop), agreement)

    def _with_attention(self, text: str) -> Read:
        if self.model.decoder.attention is None:
            raise Problem(N_("This model has no attention."))
        return self.read(text)
