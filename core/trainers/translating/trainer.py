"""How an encoder and a decoder learn to translate: one optimiser step at a time."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from core.text.batching import pad, same_length_order
from core.text.vocabulary import PAD_ID, UNK_ID
from core.topics.translating import TranslationSettings
from core.trainers.translating.build import build
from core.trainers.translating.data import Part, prepare
from core.trainers.translating.scoring import scores
from core.training.checkpoint import half, named
from core.training.contract import Row
from core.training.device import best_device, multiplies_in_bfloat16
from core.training.resumable import Resumable

EVALUATIONS = {False: 20, True: 8}  # per run, small world and real sentences
SNAPSHOTS = {False: 20, True: 4}  # the tables of words of real sentences are big
VALID_SAMPLE = 200  # sentences translated while training
WARM_UP = 0.05  # share of the steps in which the learning rate rises


class Trainer(Resumable):
    """Trains a `Seq2Seq` with Adam; the learning rate rises for a moment, then falls in a straight line to zero."""

    def __init__(self, config: TranslationSettings) -> None:
        self.config = config
        self.data = prepare(config)
        self.device = best_device()
        torch.manual_seed(config.seed)
        self.model = build(config, self.data.source, self.data.target).to(self.device)
        self.optimizer = torch.optim.Adam(
            self.model.parameters(), lr=config.learning_rate, betas=(0.9, 0.98), fused=True
        )
        self.half = config.real and multiplies_in_bfloat16(self.device)  # the small world is too small to gain by it
        self.random = torch.get_rng_state()
        self.lengths = self.data.train.lengths
        self.steps = 0
        self.steps_per_epoch = len(same_length_order(self.lengths, config.batch_size, config.seed, 0))
        self.total_steps = self.steps_per_epoch * config.epochs

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
        """About 20 times a run on the small world, 4 times on real sentences."""
        return self.due(SNAPSHOTS[self.config.real])

    def snapshot(self) -> dict[str, Tensor]:
        """The weights in half precision."""
        return named("model", half(self.model.state_dict()))

    def artifacts(self) -> dict[str, str]:
        """Both vocabularies, one word a line."""
        return {"source.txt": self.data.source.to_text(), "target.txt": self.data.target.to_text()}
