"""What is noted on the way besides the curves: a few translations after each epoch, and exposure bias."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from core.corpora.pair import Pair
from core.models.search import greedy
from core.models.seq2seq import Seq2Seq
from core.text.batching import pad
from core.topics.translating import LONGEST_WRITTEN
from core.trainers.translating.data import Part

PLACES = 15  # of the target, counted from its beginning
FEWEST = 5  # sentences that must reach a place


def sample(model: Seq2Seq, part: Part, device: torch.device) -> Tensor:
    """Greedy translations of every source of a small part: ids (N, LONGEST_WRITTEN), 0 behind the end."""
    model.eval()
    source, lengths = pad(part.sources)
    ids, _ = greedy(model, source.to(device), lengths, LONGEST_WRITTEN)
    return torch.nn.functional.pad(ids, (0, LONGEST_WRITTEN - ids.size(1))).int().cpu()


@torch.no_grad()
def by_position(model: Seq2Seq, part: Part, device: torch.device) -> Tensor:
    """(3, T): share of right tokens with the true ones before, with its own before, and how many sentences counted."""
    model.eval()
    source, lengths = pad(part.sources)
    target, _ = pad(part.targets)
    source, after = source.to(device), target[:, 1:].to(device)
    forced = model(source, lengths, target[:, :-1].to(device)).argmax(dim=2)  # (N, T)
    free, _ = greedy(model, source, lengths, after.size(1))
    free = torch.nn.functional.pad(free, (0, after.size(1) - free.size(1)))
    words = (after > 0).cpu().numpy()
    count = words.sum(axis=0)
    shares = [((ids == after).cpu().numpy() & words).sum(axis=0) / np.maximum(count, 1) for ids in (forced, free)]
    places = min(PLACES, int((count >= min(FEWEST, len(part.sources))).sum()))
    return torch.tensor(np.stack([*shares, count])[:, :places], dtype=torch.float32)


def pairs_to(pairs: list[Pair]) -> str:
    """Pairs as text, one a line, a tab between source and target."""
    return "".join(f"{pair.source}\t{pair.target}\n".replace("\r", " ") for pair in pairs)


def pairs_from(text: str) -> list[Pair]:
    """What `pairs_to` wrote."""
    return [Pair(*line.split("\t")) for line in text.split("\n") if line]
