"""How good translations are: BLEU, exact matches, and on the small world the alignment error rate."""

from __future__ import annotations

import numpy as np
import torch
from sacrebleu.metrics import BLEU

from core.corpora.scenes.alignment import error_rate
from core.models.search import greedy
from core.models.seq2seq import Seq2Seq
from core.text.batching import pad
from core.text.vocabulary import EOS_ID, UNK_ID, Vocabulary
from core.topics.translating import LONGEST_WRITTEN
from core.trainers.translating.data import Part

TOGETHER = 100  # sentences that are translated in one batch


def scores(model: Seq2Seq, part: Part, vocabulary: Vocabulary, device: torch.device) -> dict[str, float]:
    """BLEU (0 to 100, lower-case tokens), share of exact matches, and the alignment error where links were planted."""
    written = translate(model, part, vocabulary, device)
    found = {"bleu": bleu(written, part.words), "exact": exact(written, part.words)}
    if part.links is not None and model.decoder.attention is not None:
        found["alignment_error"] = alignment_error(model, part, device)
    return found


def bleu(written: list[list[str]], true: list[list[str]]) -> float:
    """Corpus BLEU (Papineni et al. 2002) by sacrebleu, on tokens that are cut already."""
    metric = BLEU(tokenize="none", force=True)
    ours, theirs = ([" ".join(words) for words in side] for side in (written, true))
    return min(metric.corpus_score(ours, [theirs]).score, 100.0)  # rounding may take it a hair above


def exact(written: list[list[str]], true: list[list[str]]) -> float:
    """Share of sentences that are right in every token."""
    return float(np.mean([ours == theirs for ours, theirs in zip(written, true, strict=True)]))


@torch.no_grad()
def alignment_error(model: Seq2Seq, part: Part, device: torch.device) -> float:
    """Mean alignment error rate while the decoder reads the true tokens: only for those the true links are known."""
    model.eval()
    rates = []
    for chosen in _batches(part):
        source, lengths = pad([part.sources[i] for i in chosen])
        before, _ = pad([part.targets[i][:-1] for i in chosen])
        memory = model.encoder(source.to(device), lengths)
        _, weights, _ = model.decoder(before.to(device), memory, memory.last)  # (B, T, S)
        for row, index in zip(weights.cpu().numpy(), chosen, strict=True):
            links = part.links[index]
            rates.append(error_rate(row[: links.shape[0], : links.shape[1]], links))
    return float(np.nanmean(rates))


def translate(model: Seq2Seq, part: Part, vocabulary: Vocabulary, device: torch.device) -> list[list[str]]:
    """Greedy translations of every source, without ever seeing the target."""
    model.eval()
    written: list[list[str]] = [[] for _ in part.sources]
    for chosen in _batches(part):
        source, lengths = pad([part.sources[i] for i in chosen])
        ids, _ = greedy(model, source.to(device), lengths, LONGEST_WRITTEN)
        for row, index in zip(ids.tolist(), chosen, strict=True):
            written[index] = words_of(row, vocabulary)
    return written


def _batches(part: Part) -> list[np.ndarray]:
    """The places of sentences that are read together: of similar length."""
    order = part.lengths.argsort(kind="stable")
    return [order[start : start + TOGETHER] for start in range(0, len(order), TOGETHER)]


def words_of(ids: list[int], vocabulary: Vocabulary) -> list[str]:
    """The tokens before `<eos>`, without pads."""
    ended = ids[: ids.index(EOS_ID)] if EOS_ID in ids else ids
    return [vocabulary.itos[index] for index in ended if index >= UNK_ID]
