"""One snapshot of a translating model, and the way of a typed text into it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from core.models.search import greedy
from core.problems import N_, Problem
from core.text.cleaning import check
from core.text.tokenizers import normalise, tokenize
from core.text.vocabulary import BOS_ID, UNK_ID, Vocabulary
from core.topics.translating import LONGEST_READ, LONGEST_WRITTEN, TranslationSettings
from core.trainers.translating.build import build
from core.training.checkpoint import load_into, under
from core.training.device import best_device


@dataclass(frozen=True)
class Read:
    """A typed text on its way into the model."""

    text: str
    tokens: list[str]
    known: list[bool]
    ids: Tensor  # (1, S), in the order in which the encoder reads
    notes: tuple[tuple[str, dict], ...]

    @property
    def lengths(self) -> Tensor:
        """(1,)"""
        return torch.tensor([self.ids.size(1)])


class Reader:
    """The model with the weights of one moment, and the vocabularies of its run."""

    def __init__(self, config: TranslationSettings, artifacts: dict[str, str], tensors: dict[str, Tensor]) -> None:
        self.config = config
        self.artifacts = artifacts
        self.views = under("view", tensors)
        self.device = best_device()
        self.source = Vocabulary.from_text(artifacts["source.txt"])
        self.target = Vocabulary.from_text(artifacts["target.txt"])
        self.model = build(config, self.source, self.target)
        load_into(self.model, under("model", tensors))
        if not all(weights.isfinite().all() for weights in self.model.parameters()):
            raise Problem(
                N_("At this step the weights are no longer numbers. Go back to an earlier step, or train with a "
                   "smaller learning rate.")
            )  # fmt: skip
        self.model.to(self.device).eval()

    def read(self, text: str) -> Read:
        """Clean, cut, number; raises `Problem` where there is no text."""
        cleaned = check(text)
        tokens = [token.text for token in tokenize(cleaned.text, self.config.cut_by[0])]
        notes = cleaned.notes
        if len(tokens) > LONGEST_READ:
            tokens = tokens[:LONGEST_READ]
            notes += ((N_("Only the first {count} tokens were read."), {"count": LONGEST_READ}),)
        ids = self.source.encode([normalise(token) for token in tokens])
        known = [index != UNK_ID for index in ids]
        if not any(known):
            notes += ((N_("The model knows none of these words, so its answer is only a guess."), {}),)
        order = ids[::-1] if self.config.backwards[0] else ids
        return Read(cleaned.text, tokens, known, torch.tensor([order], device=self.device), notes)

    def write(self, read: Read) -> tuple[list[int], Tensor | None]:
        """The greedy translation as ids (T,), and the weights (T, S)."""
        ids, looked = greedy(self.model, read.ids, read.lengths, LONGEST_WRITTEN)
        return ids[0].tolist(), None if looked is None else looked[0]

    def before(self, ids: list[int]) -> Tensor:
        """What the decoder read before each of these tokens: (1, T)."""
        return torch.tensor([[BOS_ID, *ids[:-1]]], device=self.device)

    def logits(self, read: Read, ids: list[int]) -> Tensor:
        """Logits (T, V) of a translation that is known already, in one call."""
        memory = self.model.encoder(read.ids, read.lengths)
        return self.model.decoder(self.before(ids), memory, memory.last)[0][0]

    def words(self, ids: list[int]) -> list[str]:
        """The tokens of ids (T,)."""
        return [self.target.itos[index] for index in ids]

    def in_order(self, columns: np.ndarray | None) -> np.ndarray | None:
        """Source positions as they stand in the sentence, also where the encoder read it backwards."""
        return columns[:, ::-1] if columns is not None and self.config.backwards[0] else columns
