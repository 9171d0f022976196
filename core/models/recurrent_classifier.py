"""The sentiment model: read a text token by token, then decide."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from core.models.readout import Readout

CELLS = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


class RecurrentClassifier(nn.Module):
    """Embedding -> RNN, LSTM (Hochreiter & Schmidhuber 1997) or GRU (Cho et al. 2014) -> readout -> one logit.

    P(positive) = sigmoid(logit). B texts in a batch, T tokens in the longest, E embedding size,
    H hidden size × directions.
    """

    def __init__(
        self, vocabulary_size: int, *, embedding_size: int, hidden_size: int, cell: str = "lstm",
        nonlinearity: str = "tanh", num_layers: int = 1, bidirectional: bool = False, packed: bool = True,
        readout: str = "last", dropout: float = 0.0,
    ) -> None:  # fmt: skip
        super().__init__()
        self.packed = packed
        self.embedding = nn.Embedding(vocabulary_size, embedding_size, padding_idx=0)
        self.dropout = nn.Dropout(dropout)
        self.rnn = CELLS[cell](
            embedding_size, hidden_size, num_layers, batch_first=True, bidirectional=bidirectional,
            dropout=dropout if num_layers > 1 else 0.0, **({"nonlinearity": nonlinearity} if cell == "rnn" else {}),
        )  # fmt: skip
        width = hidden_size * (2 if bidirectional else 1)
        self.readout = Readout(readout, width, bidirectional)
        self.output = nn.Linear(width, 1)

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """ids (B, T) padded with 0, lengths (B,) on the CPU -> logits (B,)."""
        return self.read(self.embedding(ids), lengths)[0]

    def by_token(self, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """The logit behind every token (B, T), as if the text ended there, and which positions count (B, T).

        Only for one direction and the `last` readout: otherwise a position would know what comes after it.
        """
        states, mask = self.states(self.dropout(self.embedding(ids)), lengths, self.packed)  # (B, T, H), (B, T)
        return self.output(self.dropout(states)).squeeze(2), mask

    def read(self, embedded: Tensor, lengths: Tensor, packed: bool | None = None) -> tuple[Tensor, Tensor | None]:
        """embedded (B, T, E) -> logits (B,) and the attention weights (B, T), if that readout is used."""
        packed = self.packed if packed is None else packed
        states, mask = self.states(self.dropout(embedded), lengths, packed)  # (B, T, H), (B, T)
        return self.decide(states, mask)

    def decide(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor | None]:
        """states (B, T, H), mask (B, T) -> logits (B,) and attention weights (B, T) or None."""
        vector, weights = self.readout(states, mask)  # (B, H)
        return self.output(self.dropout(vector)).squeeze(1), weights

    def states(self, embedded: Tensor, lengths: Tensor, packed: bool) -> tuple[Tensor, Tensor]:
        """The top layer's state at each position (B, T, H) and which positions count (B, T)."""
        if not packed:  # erratum E57: the pads are read as if they were words
            return self.rnn(embedded)[0], torch.ones_like(embedded[:, :, 0], dtype=torch.bool)
        words = pack_padded_sequence(embedded, lengths, batch_first=True, enforce_sorted=False)
        states, _ = pad_packed_sequence(self.rnn(words)[0], batch_first=True, total_length=embedded.size(1))
        positions = torch.arange(embedded.size(1), device=embedded.device)  # (T,)
        return states, positions < lengths.to(embedded.device).unsqueeze(1)
