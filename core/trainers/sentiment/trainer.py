"""How the sentiment model learns: one optimiser step at a time."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits

from core.corpora import notes
from core.models.recurrent_classifier import RecurrentClassifier
from core.text.batching import epoch_order, pad
from core.text.vocabulary import UNK_ID
from core.topics.sentiment import Config
from core.trainers.sentiment.build import build, load_vectors
from core.trainers.sentiment.data import Part, prepare
from core.training.checkpoint import half, named
from core.training.contract import Row
from core.training.resumable import Resumable

EVALUATIONS = {False: 40, True: 20}  # per run, small and large corpora
SNAPSHOTS = {False: 24, True: 4}
VALID_SAMPLE = 1000  # texts of the validation part used while training


class Trainer(Resumable):
    """Trains a `RecurrentClassifier` with Adam; the learning rate falls in a straight line to zero."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.data = prepare(config)
        self.begin(config.seed, self.build, lr=config.learning_rate, weight_decay=config.weight_decay)
        self.lengths = self.data.train.lengths
        self.steps_per_epoch = -(-len(self.lengths) // config.batch_size)
        self.total_steps = self.steps_per_epoch * config.epochs

    def build(self) -> RecurrentClassifier:
        """The network at step 0: random weights, and the vectors of GloVe if it is to start with them."""
        model = build(self.config, self.data.vocabulary)
        if self.config.vectors == "glove":
            load_vectors(model, self.data.vocabulary)
        return model

    # --- learning -------------------------------------------------------------------------------------------------

    def step(self) -> Row:
        """One batch: forward, loss, backward, clip, update."""
        torch.set_rng_state(self.random)  # other runs share this process and its random numbers
        ids, lengths, labels = self.batch()
        self.model.train()
        self.optimizer.param_groups[0]["lr"] = self.config.learning_rate * (1 - self.steps / self.total_steps)
        logits, loss = self.read(ids, lengths, labels)
        self.optimizer.zero_grad()
        loss.backward()
        if self.config.clip_norm:
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.config.clip_norm)
        self.optimizer.step()
        self.random = torch.get_rng_state()
        self.steps += 1
        at_end = binary_cross_entropy_with_logits(logits.detach(), labels).item()  # comparable with the validation
        row = {"step": self.steps, "loss": at_end, "accuracy": _accuracy(logits, labels)}
        return row | self.evaluation() if self.due(EVALUATIONS[self.config.large]) else row

    def read(self, ids: Tensor, lengths: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
        """The logits at the end of each text (B,), and the loss: there alone, or behind every token."""
        if not self.config.every_token:
            logits = self.model(ids, lengths)
            return logits, binary_cross_entropy_with_logits(logits, labels)
        by_token, mask = self.model.by_token(ids, lengths)  # (B, T), (B, T)
        targets = labels.unsqueeze(1).expand_as(by_token)  # the answer is the same wherever one stops reading
        ends = mask.sum(dim=1, keepdim=True) - 1  # (B, 1)
        return by_token.gather(1, ends).squeeze(1), binary_cross_entropy_with_logits(by_token[mask], targets[mask])

    def batch(self) -> tuple[Tensor, Tensor, Tensor]:
        """ids (B, T), lengths (B,), labels (B,) of the next batch, some words replaced by `<unk>`."""
        epoch, number = divmod(self.steps, self.steps_per_epoch)
        if number == 0 or not hasattr(self, "order"):
            self.order = epoch_order(self.lengths, self.config.batch_size, self.config.seed, epoch)
        chosen = self.order[number]
        ids, lengths = pad([self.data.train.texts[i] for i in chosen])
        unknown = (torch.rand(ids.shape) < self.config.word_dropout) & (ids > UNK_ID)
        labels = torch.from_numpy(self.data.train.labels[chosen])
        return ids.masked_fill(unknown, UNK_ID).to(self.device), lengths, labels.to(self.device)

    # --- looking --------------------------------------------------------------------------------------------------

    @torch.no_grad()
    def logits(self, part: Part) -> Tensor:
        """(N,) on the CPU, without dropout; texts of similar length are read together."""
        self.model.eval()  # switches dropout off; the gradients are switched off by no_grad (erratum E66)
        order = part.lengths.argsort(kind="stable")
        found = torch.empty(len(order))
        for start in range(0, len(order), 250):
            chosen = order[start : start + 250]
            ids, lengths = pad([part.texts[i] for i in chosen])
            found[chosen] = self.model(ids.to(self.device), lengths).cpu()
        return found

    def evaluation(self) -> Row:
        """Loss, accuracy and confusion counts on (a sample of) the validation part."""
        part = Part(self.data.valid.texts[:VALID_SAMPLE], self.data.valid.labels[:VALID_SAMPLE])
        logits, labels = self.logits(part), torch.from_numpy(part.labels)
        self.confusion = _confusion(logits, labels)
        loss = binary_cross_entropy_with_logits(logits, labels).item()
        return {"valid_loss": loss, "valid_accuracy": _accuracy(logits, labels)}

    def summary(self) -> dict[str, Any]:
        """Loss and accuracy on the test part, which nothing has looked at before."""
        logits, labels = self.logits(self.data.test), torch.from_numpy(self.data.test.labels)
        return {
            "test_accuracy": _accuracy(logits, labels),
            "test_loss": binary_cross_entropy_with_logits(logits, labels).item(),
            "test_texts": len(labels),
        }

    # --- keeping --------------------------------------------------------------------------------------------------

    def snapshot_due(self) -> bool:
        """About 24 times a run, 4 times on a large corpus (its table of words is big)."""
        return self.due(SNAPSHOTS[self.config.large])

    def snapshot(self) -> dict[str, Tensor]:
        """Weights in half precision, and the confusion matrix [true, predicted] of the validation part."""
        if not hasattr(self, "confusion"):
            self.evaluation()
        return named("model", half(self.model.state_dict())) | {"view.confusion": self.confusion}

    def artifacts(self) -> dict[str, str]:
        """The vocabulary, one word a line, and what had to be left out of real texts."""
        left_out = {notes.FILE: notes.to_text(self.data.notes)} if self.config.real else {}
        return {"vocabulary.txt": self.data.vocabulary.to_text()} | left_out


def _accuracy(logits: Tensor, labels: Tensor) -> float:
    return ((logits > 0) == (labels > 0.5)).float().mean().item()


def _confusion(logits: Tensor, labels: Tensor) -> Tensor:
    """(2, 2) counts, rows the true class, columns the predicted one."""
    return torch.bincount(2 * labels.long() + (logits > 0).long(), minlength=4).view(2, 2)
