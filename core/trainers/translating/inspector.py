"""What every page on translation asks about one snapshot: the translation of a sentence."""

from __future__ import annotations

import numpy as np
import torch

from core.corpora.scenes.alignment import error_rate
from core.probes import looking
from core.problems import N_
from core.text.detokenize import join
from core.text.vocabulary import EOS, EOS_ID
from core.topics.translating_answers import Translation
from core.trainers.translating.links import truth_of
from core.trainers.translating.reader import Read, Reader


class Inspector(Reader):
    """The public methods answer the questions of a page; a topic that asks more has an Inspector of its own."""

    @torch.no_grad()
    def predict(self, text: str, temperature: float = 1.0) -> Translation:
        """The greedy translation, and where the model looked while it wrote each word."""
        read = self.read(text)
        ids, attention = self.write(read)
        if attention is not None and temperature != 1.0:
            attention = looking.tempered(self.model, read.ids, self.before(ids), temperature)
        attention = None if attention is None else self.in_order(attention.cpu().numpy())
        chosen = torch.tensor(ids, device=self.device)
        words = self.words(ids)
        truth, rate = self._truth(read, words, attention)
        return Translation(
            text=read.text, source_tokens=read.tokens, source_known=read.known, translation=self.joined(words),
            target_tokens=words, attention=attention, truth=truth, error_rate=rate,
            probability=self.logits(read, ids).softmax(1).gather(1, chosen.unsqueeze(1)).squeeze(1).tolist(),
            finished=EOS_ID in ids, notes=read.notes + _said(ids),
        )  # fmt: skip

    def joined(self, words: list[str]) -> str:
        """Written tokens as running text, in the order in which they were written."""
        by = self.config.cut_by[1]
        return join([word for word in words if word != EOS], by if by != "ko" else "en")

    def _truth(
        self, read: Read, words: list[str], attention: np.ndarray | None
    ) -> tuple[np.ndarray | None, float | None]:
        """The planted links, if they fit what was written, and the alignment error of the weights against them."""
        truth = truth_of(self.config, read.text, len(read.tokens))
        spoken = len(words) - words.count(EOS)
        if truth is None or truth.shape != (spoken, len(read.tokens)):
            return None, None
        return truth, None if attention is None else error_rate(attention[:spoken], truth)


def _said(ids: list[int]) -> tuple[tuple[str, dict], ...]:
    """What the page has to say about a translation that never ended."""
    if EOS_ID in ids:
        return ()
    unfinished = N_("The model did not write <eos>, so the translation was cut after {count} words.")
    return ((unfinished, {"count": len(ids)}),)
