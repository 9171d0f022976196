"""How an encoder and a decoder learn to translate: one optimiser step at a time."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from core.corpora import notes
from core.models.seq2seq import Seq2Seq
from core.text.batching import pad, same_length_order
from core.text.vocabulary import PAD_ID, UNK_ID
from core.topics.translating import TranslationSettings
from core.trainers.translating.build import build
from core.trainers.translating.data import SHOWN, Part, prepare
from core.trainers.translating.progress import by_position, pairs_to, sample
from core.trainers.translating.scoring import scores
from core.training.checkpoint import half, named
from core.training.contract import Row
from core.training.device import multiplies_in_bfloat16
from core.training.resumable import Resumable

EVALUATIONS = {False: 20, True: 8}  # per run, small world and real sentences
MOST_SNAPSHOTS = 20
VALID_SAMPLE = 200  # sentences translated while training
WARM_UP = 0.05  # share of the steps in which the learning rate rises


class Trainer(Resumable):
    """Trains a `Seq2Seq` with Adam; the learning rate rises for a moment, then falls in a straight line to zero."""

    def __init__(self, config: TranslationSettings) -> None:
        self.config = config
        self.data = prepare(config)
        self.begin(config.seed, self.build, lr=config.learning_rate, betas=(0.9, 0.98))
        self.half = config.real and multiplies_in_bfloat16(self.device)  # the small world is too small to gain by it
        self.lengths = self.data.train.lengths
        self.samples: dict[int, Tensor] = {}  # step at the end of an epoch -> ids of what it wrote then
        self.steps_per_epoch = len(same_length_order(self.lengths, config.batch_size, config.seed, 0))
        self.total_steps = self.steps_per_epoch * config.epochs

    def build(self) -> Seq2Seq:
        """The network at step 0."""
        return build(self.config, self.data.source, self.data.target)

    # --- learning -------------------------------------------------------------------------------------------------

    def step(self) -> Row:
        """One batch: read the source, write the target, compare, clip, update."""
        torch.set_rng_state(self.random)  # other runs share this process and its random numbers
        source, lengths, target = self.batch()
        before, after = target[:, :-1], target[:, 1:]  # the decoder reads `before` and has to write `after`
        self.model.train()
        self.optimizer.param_groups[0]["lr"] = self.learning_rate()
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.half):
            logits = self.model(source, lengths, before, self.config.teacher_forcing)  # (B, T, V)
        words = after != PAD_ID  # pads count neither in the loss nor in the accuracy (erratum E75)
        loss = cross_entropy(logits[words].float(), after[words], label_smoothing=self.config.label_smoothing)
        self.optimizer.zero_grad()
        loss.backward()
        if self.config.clip_norm:
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.config.clip_norm)
        self.optimizer.step()
        self.random = torch.get_rng_state()
        self.steps += 1
        if self.steps % self.steps_per_epoch == 0:
            self.samples[self.steps] = sample(self.model, self.data.valid.first(SHOWN), self.device)
        right = (logits.argmax(dim=2) == after)[words].float().mean().item()
        row = {"step": self.steps, "loss": loss.item(), "accuracy": right}
        return row | self.evaluation() if self.due(EVALUATIONS[self.config.real]) else row

    def learning_rate(self) -> float:
        """The learning rate of the next step."""
        done = self.steps / self.total_steps
        return self.config.learning_rate * min((self.steps + 1) / self.total_steps / WARM_UP, 1.0) * (1 - done)

    def batch(self) -> tuple[Tensor, Tensor, Tensor]:
        """The next batch: source (B, S) without pads, lengths (B,), target (B, T + 1) from `<bos>` to `<eos>`.

        Some source words are replaced by `<unk>`.
        """
        epoch, number = divmod(self.steps, self.steps_per_epoch)
        if number == 0 or not hasattr(self, "order"):
            self.order = same_length_order(self.lengths, self.config.batch_size, self.config.seed, epoch)
        source, lengths, target = self.tensors(self.data.train, self.order[number])
        unknown = torch.rand(source.shape).to(self.device) < self.config.word_dropout
        return source.masked_fill(unknown, UNK_ID), lengths, target

    def tensors(self, part: Part, chosen: np.ndarray) -> tuple[Tensor, Tensor, Tensor]:
        """The chosen pairs of a part as a batch."""
        source, lengths = pad([part.sources[i] for i in chosen])
        target, _ = pad([part.targets[i] for i in chosen])
        return source.to(self.device), lengths, target.to(self.device)

    # --- looking --------------------------------------------------------------------------------------------------

    def evaluation(self) -> Row:
        """Loss and token accuracy on the validation part with the true tokens before; the rest in free running."""
        part = self.data.valid.first(VALID_SAMPLE)
        loss, accuracy = self.loss(self.data.valid)
        found = scores(self.model, part, self.data.target, self.device)
        return {"valid_loss": loss, "valid_accuracy": accuracy, "valid_perplexity": math.exp(min(loss, 50.0))} | {
            f"valid_{name}": value for name, value in found.items()
        }

    @torch.no_grad()
    def loss(self, part: Part) -> tuple[float, float]:
        """Cross entropy per token and token accuracy, with the true tokens before."""
        self.model.eval()
        total, right, count = 0.0, 0, 0
        for chosen in np.array_split(part.lengths.argsort(kind="stable"), max(1, len(part.sources) // 100)):
            source, lengths, target = self.tensors(part, chosen)
            logits, after = self.model(source, lengths, target[:, :-1]), target[:, 1:]
            words = after != PAD_ID
            total += cross_entropy(logits[words], after[words], reduction="sum").item()
            right += int((logits.argmax(dim=2) == after)[words].sum())
            count += int(words.sum())
        return total / count, right / count

    def summary(self) -> dict[str, Any]:
        """Everything on the test part, which nothing has looked at before."""
        loss, accuracy = self.loss(self.data.test)
        found = scores(self.model, self.data.test, self.data.target, self.device)
        return {
            "test_loss": loss, "test_accuracy": accuracy, "test_perplexity": math.exp(min(loss, 50.0)),
            "test_texts": len(self.data.test.sources),
        } | {f"test_{name}": value for name, value in found.items()}  # fmt: skip

    # --- keeping --------------------------------------------------------------------------------------------------

    def snapshot_due(self) -> bool:
        """About 20 times a run on what is made here; on real sentences, whose tables are big, after each epoch."""
        return self.due(min(self.config.epochs, MOST_SNAPSHOTS) if self.config.real else MOST_SNAPSHOTS)

    def snapshot(self) -> dict[str, Tensor]:
        """The weights in half precision; what was written after each epoch; exposure bias."""
        tensors = named("model", half(self.model.state_dict()))
        if self.steps:
            part = self.data.valid.first(VALID_SAMPLE)
            tensors["view.by_position"] = by_position(self.model, part, self.device)
        return tensors | self._samples("view")

    def artifacts(self) -> dict[str, str]:
        """Both vocabularies, one word a line; the sentences translated after each epoch; what was left out."""
        words = {"source.txt": self.data.source.to_text(), "target.txt": self.data.target.to_text()}
        left_out = {notes.FILE: notes.to_text(self.data.notes)} if self.config.real else {}
        return words | {"samples.tsv": pairs_to(self.data.shown)} | left_out

    def state_dict(self) -> dict[str, Tensor]:
        """Everything that `load_state_dict` needs."""
        return super().state_dict() | self._samples("written")

    def load_state_dict(self, state: dict[str, Tensor]) -> None:
        """Go back to where `state_dict` was taken; raises `Problem` when the weights do not fit."""
        super().load_state_dict(state)
        steps = state["written.sample_steps"].tolist() if "written.sample_steps" in state else []
        self.samples = dict(zip(steps, state.get("written.samples", ()), strict=True))

    def _samples(self, prefix: str) -> dict[str, Tensor]:
        if not self.samples:
            return {}
        steps = torch.tensor(list(self.samples))  # (E,)
        return named(prefix, {"sample_steps": steps, "samples": torch.stack(list(self.samples.values()))})  # (E, N, T)
