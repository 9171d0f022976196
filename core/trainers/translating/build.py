"""From settings and vocabularies to the network."""

from __future__ import annotations

from core.models.seq2seq import Decoder, Encoder, Seq2Seq
from core.text.vocabulary import Vocabulary
from core.topics.translating import TranslationSettings


def build(config: TranslationSettings, source: Vocabulary, target: Vocabulary) -> Seq2Seq:
    """Encoder and decoder with new weights, which depend on torch's random state alone."""
    same = {
        "embedding_size": config.embedding_size, "hidden_size": config.hidden_size, "cell": config.cell,
        "num_layers": config.num_layers, "dropout": config.dropout,
    }  # fmt: skip
    encoder = Encoder(len(source), bidirectional=config.bidirectional, **same)
    return Seq2Seq(encoder, Decoder(len(target), attention=config.attention, **same))
