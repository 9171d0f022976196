"""The bottleneck, measured: how much is right in words of 3, 4 … 20 letters that are written backwards."""

from __future__ import annotations

import numpy as np
import torch

from core.corpora.reversing import LONGEST, SHORTEST, words
from core.models.search import greedy
from core.models.seq2seq import Seq2Seq
from core.text.vocabulary import Vocabulary
from core.topics.translating import TranslationSettings
from core.topics.translating_answers import ByLength
from core.trainers.translating.scoring import words_of

WORDS = 200  # of each length


def by_length(
    model: Seq2Seq, source: Vocabulary, target: Vocabulary, config: TranslationSettings, device: torch.device
) -> ByLength:
    """Shares for each length, on test words, in free running."""
    lengths = range(SHORTEST, LONGEST + 1)
    found = np.array([_one(model, source, target, config, device, length) for length in lengths])  # (L, 3)
    looked = None if model.decoder.attention is None else found[:, 2]
    return ByLength(np.array(lengths), found[:, 0], found[:, 1], looked, min(config.max_length, LONGEST), WORDS)


@torch.no_grad()
def _one(
    model: Seq2Seq, source: Vocabulary, target: Vocabulary, config: TranslationSettings, device: torch.device,
    length: int,
) -> tuple[float, float, float]:  # fmt: skip
    """Shares of letters, of whole words, and of letters that looked at the right place."""
    chosen = words("test", WORDS, length, length)
    read = torch.tensor([source.encode(word[::-1] if config.backwards[0] else word) for word in chosen], device=device)
    ids, weights = greedy(model, read, torch.full((WORDS,), length), length + 1)
    pairs = [(words_of(row, target), list(word[::-1])) for row, word in zip(ids.tolist(), chosen, strict=True)]
    letters = sum(ours == theirs for pair in pairs for ours, theirs in zip(*pair, strict=False))
    token, exact = letters / WORDS / length, float(np.mean([ours == theirs for ours, theirs in pairs]))
    if weights is None:
        return token, exact, np.nan
    places = weights[:, :length].argmax(dim=2).cpu().numpy()  # (B, T)
    partner = np.arange(length) if config.backwards[0] else np.arange(length)[::-1]
    return token, exact, float((places == partner[: places.shape[1]]).sum() / WORDS / length)
