"""Looking inside one snapshot of the sentiment model: every public method answers one question of the page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from core.corpora.small_world import small_world
from core.probes import gates, padding, projection, salience
from core.problems import N_, Problem
from core.text.cleaning import check
from core.text.tokenizers import Token, normalise, tokenize
from core.text.vocabulary import UNK_ID, Vocabulary
from core.topics.sentiment import GATES, Config
from core.topics.sentiment_answers import Gates, Padding, Prediction, Projection, Salience
from core.trainers.sentiment.build import build
from core.training.checkpoint import load_into, under
from core.training.device import best_device

LONGEST_READ = 200  # tokens of a typed text
PADS = (0, 1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 100, 120, 160, 200)


@dataclass(frozen=True)
class _Read:
    """A typed text on its way into the model."""

    text: str
    tokens: list[Token]
    ids: Tensor  # (T,)
    notes: tuple[tuple[str, dict], ...]

    @property
    def words(self) -> list[str]:
        return [token.text for token in self.tokens]


class Inspector:
    """One snapshot: the model with the weights of that moment, and the vocabulary of its run."""

    def __init__(self, config: Config, artifacts: dict[str, str], tensors: dict[str, Tensor]) -> None:
        self.config = config
        self.device = best_device()
        self.vocabulary = Vocabulary.from_text(artifacts["vocabulary.txt"])
        self.model = build(config, self.vocabulary)
        load_into(self.model, under("model", tensors))
        if not all(weights.isfinite().all() for weights in self.model.parameters()):
            raise Problem(
                N_("At this step the weights are no longer numbers. Go back to an earlier step, or train with a "
                   "smaller learning rate.")
            )  # fmt: skip
        self.views = under("view", tensors)
        self.model.to(self.device).eval()

    @torch.no_grad()
    def predict(self, text: str) -> Prediction:
        """The probability after each token, and what a perfect reader would have said."""
        read = self._read(text)
        logits, attention = self._prefix_logits(self.model.embedding(read.ids).unsqueeze(0))
        by_token = logits.sigmoid().tolist()
        ends = [token.end for token in read.tokens]
        return Prediction(
            text=read.text, tokens=read.words, ends=ends, known=(read.ids != UNK_ID).tolist(),
            label=int(by_token[-1] >= 0.5), probability=by_token[-1], probability_by_token=by_token,
            truth_by_token=self._truth(read.text, ends), attention=attention, notes=read.notes,
        )  # fmt: skip

    def gates(self, text: str, layer: int = 0, backward: bool = False) -> Gates:
        """Every gate and state of one layer and direction, the units that react most first."""
        if layer >= self.config.num_layers or (backward and not self.config.bidirectional):
            raise Problem(N_("This model has no such layer."))
        read = self._read(text)
        found = gates.gates(self.model.rnn, self.model.embedding(read.ids), layer, backward)
        order = gates.most_reactive(found.get("c", found["h"]))
        values = {name: found[name].cpu().numpy() for name in GATES[self.config.cell]}
        return Gates(read.words, values, order.cpu().numpy())

    def salience(self, text: str) -> Salience:
        """What each token contributed to the logit, by three methods."""
        read = self._read(text)
        embedded = self.model.embedding(read.ids).unsqueeze(0).detach()  # (1, T, E)
        blank = self.model.embedding.weight[UNK_ID]
        with torch.no_grad():
            logit, baseline = self._logits(torch.cat([embedded, torch.zeros_like(embedded)])).tolist()
        methods = (
            salience.gradient_input(self._logits, embedded),
            salience.integrated_gradients(self._logits, embedded),
            salience.occlusion(self._logits, embedded, blank),
        )
        return Salience(read.words, *(method.cpu().numpy() for method in methods), logit, baseline)

    def padding(self, text: str) -> Padding:
        """Erratum E57: the score with more and more pads behind the text, skipped and read."""
        ids, counts = self._read(text).ids, torch.tensor(PADS)
        scores = [padding.score_with_pads(self.model, ids, counts, packed=packed) for packed in (True, False)]
        change = padding.state_change(self.model, ids, PADS[-1])
        return Padding(np.array(PADS), *(score.cpu().numpy() for score in scores), change)

    def projection(
        self, words: int = 120, mean: np.ndarray | None = None, basis: np.ndarray | None = None
    ) -> Projection:
        """The embeddings of the most frequent words on two axes: their own, or those given (to scrub with)."""
        chosen = self.vocabulary.itos[2 : 2 + words]
        if len(chosen) < 3:
            raise Problem(N_("The training texts have too few different words for this picture."))
        embedded = self.model.embedding.weight[2 : 2 + words].detach()  # (N, D)
        effect = self._logits(embedded.unsqueeze(1)).sigmoid().detach().cpu().numpy()
        vectors = embedded.cpu().numpy()
        own_mean, own_basis, kept = projection.principal_axes(vectors)
        mean, basis = (own_mean, own_basis) if basis is None else (mean, basis)
        points = (vectors - mean) @ basis
        return Projection(list(chosen), effect, points, mean, basis, kept, projection.trust(vectors, points))

    def confusion(self) -> np.ndarray:
        """Counts (2, 2) of the validation sentences, [true class, predicted class]."""
        return self.views["confusion"].numpy()

    def _read(self, text: str) -> _Read:
        cleaned = check(text)
        tokens, notes = tokenize(cleaned.text, self.config.language), cleaned.notes
        if len(tokens) > LONGEST_READ:
            tokens = tokens[:LONGEST_READ]
            notes += ((N_("Only the first {count} tokens were read."), {"count": LONGEST_READ}),)
        ids = self.vocabulary.encode([normalise(token.text) for token in tokens])
        if all(index == UNK_ID for index in ids):
            notes += ((N_("The model knows none of these words, so its answer is only a guess."), {}),)
        return _Read(cleaned.text, tokens, torch.tensor(ids, device=self.device), notes)

    def _truth(self, text: str, ends: list[int]) -> list[float | None]:
        if self.config.real:
            return [None] * len(ends)
        return small_world(self.config.language).truth(text, ends)

    def _logits(self, embedded: Tensor) -> Tensor:
        """Texts of one length, without pads: (B, T, E) -> (B,)."""
        return self.model.read(embedded, torch.full((len(embedded),), embedded.size(1)), packed=True)[0]

    def _prefix_logits(self, embedded: Tensor) -> tuple[Tensor, list[float] | None]:
        """The logit after tokens 0..t for every t (T,), and the attention weights over the whole text.

        One direction: the states never change afterwards, so one reading serves every prefix. Both directions:
        the backward state does change, so every prefix is read anew.
        """
        length = embedded.size(1)
        lengths = torch.arange(1, length + 1)
        if self.config.bidirectional:
            logits, weights = self.model.read(embedded.expand(length, -1, -1), lengths, packed=True)
        else:
            states, _ = self.model.states(embedded, torch.tensor([length]), packed=True)
            mask = torch.ones(length, length, dtype=torch.bool, device=self.device).tril()
            logits, weights = self.model.decide(states.expand(length, -1, -1), mask)
        return logits, None if weights is None else weights[-1].tolist()
