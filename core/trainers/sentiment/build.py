"""The model that a Config describes, with random or pretrained word vectors."""

from __future__ import annotations

import torch

from core.models.recurrent_classifier import RecurrentClassifier
from core.problems import N_, Absent
from core.text import glove
from core.text.vocabulary import Vocabulary
from core.topics.sentiment import Config

MODEL_FIELDS = {
    "embedding_size", "hidden_size", "cell", "nonlinearity", "num_layers", "bidirectional", "packed", "readout",
    "dropout",
}  # fmt: skip


def build(config: Config, vocabulary: Vocabulary) -> RecurrentClassifier:
    """A fresh model; its random numbers come from torch's global generator."""
    return RecurrentClassifier(len(vocabulary), **config.model_dump(include=MODEL_FIELDS))


def load_vectors(model: RecurrentClassifier, vocabulary: Vocabulary) -> int:
    """Copy GloVe vectors (N, D) into the first D columns of the embedding; return how many words had one.

    The random rows are scaled to the same spread, so that no word shouts because it is new. Raises `Problem`
    when there is no file of vectors on this machine.
    """
    path = glove.available()
    if path is None:
        raise Absent(
            ("glove",),
            N_("There is no GloVe file on this machine. Put one into the data folder, or start with random vectors."),
        )
    words, numbers = glove.read(path)
    vectors = torch.from_numpy(numbers)
    table = model.embedding.weight.data  # (V, E)
    row_of = {word: row for row, word in enumerate(words)}
    found = [(index, row_of[word]) for index, word in enumerate(vocabulary.itos) if word in row_of]
    width = min(table.size(1), vectors.size(1))
    table[1:] *= vectors.std()
    if found:
        ours, theirs = torch.tensor(found).T
        table[ours, :width] = vectors[theirs, :width].to(table)
    return len(found)
