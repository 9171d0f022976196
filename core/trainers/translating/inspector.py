"""Looking inside one snapshot of a translating model: every public method answers one question of a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from core.corpora.scenes import scene_world
from core.corpora.scenes.alignment import error_rate
from core.models.search import greedy
from core.probes import looking
from core.problems import N_, Problem
from core.text.cleaning import check
from core.text.detokenize import join
from core.text.tokenizers import normalise, tokenize
from core.text.vocabulary import BOS_ID, EOS, EOS_ID, UNK_ID, Vocabulary
from core.topics.translating import LONGEST_READ, LONGEST_WRITTEN, Occlusion, Translation, TranslationSettings, WordStep
from core.trainers.translating.build import build
from core.trainers.translating.data import SMALL_WORLD_TEST, SMALL_WORLD_VALID, TARGET, planted_links
from core.training.checkpoint import load_into, under
from core.training.device import best_device

CANDIDATES = 5


@dataclass(frozen=True)
class _Read:
    """A typed text on its way into the model."""

    text: str
    tokens: list[str]
    ids: Tensor  # (1, S), in the order in which the encoder reads
    notes: tuple[tuple[str, dict], ...]


class Inspector:
    """One snapshot: the model with the weights of that moment, and the vocabularies of its run."""

    def __init__(self, config: TranslationSettings, artifacts: dict[str, str], tensors: dict[str, Tensor]) -> None:
        self.config = config
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

    @torch.no_grad()
    def predict(self, text: str, temperature: float = 1.0) -> Translation:
        """The greedy translation, and where the model looked while it wrote each word."""
        read = self._read(text)
        ids, looked = self._write(read)
        logits, _ = self._again(read, ids)
        words = [self.target.itos[index] for index in ids]
        attention = None if looked is None else looked.cpu().numpy()
        if attention is not None and temperature != 1.0:
            attention = looking.tempered(self.model, read.ids, self._before(ids), temperature).cpu().numpy()
        attention = self._in_order(attention)
        truth = _truth(self.config.language, read.text) if self.config.planted else None
        spoken = [word for word in words if word != EOS]
        right = truth is not None and truth.shape == (len(spoken), len(read.tokens))
        return Translation(
            text=read.text, source_tokens=read.tokens, source_known=self._known(read),
            translation=join(spoken, TARGET), target_tokens=words,
            probability=logits.softmax(1)[torch.arange(len(ids)), torch.tensor(ids)].tolist(), attention=attention,
            truth=truth if right else None,
            error_rate=error_rate(attention[: len(spoken)], truth) if right and attention is not None else None,
            finished=EOS_ID in ids, notes=read.notes + _said(ids),
        )  # fmt: skip

    @torch.no_grad()
    def word(
        self, text: str, index: int, temperature: float = 1.0, weights: list[float] | None = None
    ) -> WordStep:  # fmt: skip
        """How target word `index` came about; `weights` (S,) is a student's own distribution instead of the softmax."""
        if self.model.decoder.attention is None:
            raise Problem(N_("This model has no attention."))
        read = self._read(text)
        ids, _ = self._write(read)
        if not 0 <= index < len(ids):
            raise Problem(N_("The translation has no such word."))
        given = None if weights is None else self._in_order(np.asarray(weights, dtype=np.float32)[None])[0].copy()
        step = looking.one_word(self.model, read.ids, self._before(ids), index, temperature, given)
        best = step.logits.softmax(0).topk(CANDIDATES)
        return WordStep(
            read.tokens, self.target.itos[ids[index]],
            self._in_order(step.scores[None].cpu().numpy())[0], self._in_order(step.weights[None].cpu().numpy())[0],
            step.context.cpu().numpy(), step.state.cpu().numpy(),
            [self.target.itos[i] for i in best.indices.tolist()], best.values.cpu().numpy(),
        )  # fmt: skip

    @torch.no_grad()
    def occlusion(self, text: str) -> Occlusion:
        """Hide one source token after the other, and see which written words suffer."""
        if self.model.decoder.attention is None:
            raise Problem(N_("This model has no attention."))
        read = self._read(text)
        ids, looked = self._write(read)
        drop = looking.occlusion(self.model, read.ids, self._before(ids), torch.tensor(ids)).cpu().numpy()
        attention = looked.cpu().numpy()
        words = [self.target.itos[index] for index in ids]
        agreement = looking.agreement(attention, drop)
        return Occlusion(read.tokens, words, self._in_order(attention), self._in_order(drop), agreement)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _read(self, text: str) -> _Read:
        cleaned = check(text)
        tokens = [token.text for token in tokenize(cleaned.text, self.config.language)]
        notes = cleaned.notes
        if len(tokens) > LONGEST_READ:
            tokens = tokens[:LONGEST_READ]
            notes += ((N_("Only the first {count} tokens were read."), {"count": LONGEST_READ}),)
        ids = self.source.encode([normalise(token) for token in tokens])
        if all(index == UNK_ID for index in ids):
            notes += ((N_("The model knows none of these words, so its answer is only a guess."), {}),)
        order = ids[::-1] if self.config.reverse_source else ids
        return _Read(cleaned.text, tokens, torch.tensor([order], device=self.device), notes)

    def _known(self, read: _Read) -> list[bool]:
        known = [index != UNK_ID for index in read.ids[0].tolist()]
        return known[::-1] if self.config.reverse_source else known

    def _write(self, read: _Read) -> tuple[list[int], Tensor | None]:
        """The greedy translation as ids (T,), and the weights (T, S)."""
        ids, looked = greedy(self.model, read.ids, torch.tensor([read.ids.size(1)]), LONGEST_WRITTEN)
        return ids[0].tolist(), None if looked is None else looked[0]

    def _before(self, ids: list[int]) -> Tensor:
        """What the decoder read before each of these tokens: (1, T)."""
        return torch.tensor([[BOS_ID, *ids[:-1]]], device=self.device)

    def _again(self, read: _Read, ids: list[int]) -> tuple[Tensor, Tensor | None]:
        """Logits (T, V) and weights (T, S) of a translation that is known already, in one call."""
        memory = self.model.encoder(read.ids, torch.tensor([read.ids.size(1)]))
        logits, weights, _ = self.model.decoder(self._before(ids), memory, memory.last)
        return logits[0].cpu(), None if weights is None else weights[0]

    def _in_order(self, columns: np.ndarray | None) -> np.ndarray | None:
        """Source positions as they stand in the sentence, also where the encoder read it backwards."""
        return columns[:, ::-1] if columns is not None and self.config.reverse_source else columns


def _said(ids: list[int]) -> tuple[tuple[str, dict], ...]:
    """What the page has to say about a translation that never ended."""
    if EOS_ID in ids:
        return ()
    unfinished = N_("The model did not write <eos>, so the translation was cut after {count} words.")
    return ((unfinished, {"count": len(ids)}),)


def _truth(language: str, text: str) -> np.ndarray | None:
    """The planted links (T, S) of a sentence that the small world has told; None for any other."""
    return _told(language).get(text)


@lru_cache(maxsize=4)
def _told(language: str) -> dict[str, np.ndarray]:
    """Links of the sentences that pages offer: the examples, and those kept for validation and test."""
    world = scene_world(language)
    parts = world.splits(0, SMALL_WORLD_VALID, SMALL_WORLD_TEST, 0)
    pairs = [*world.examples, *parts[1], *parts[2]]
    return {pair.source.text: planted_links(pair, language) for pair in pairs}
