"""Sequence to sequence: one network reads a sentence, another one writes a sentence."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn.functional import linear
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from core.models.attention import Attention

CELLS = {"lstm": nn.LSTM, "gru": nn.GRU}
State = tuple[Tensor, ...]  # h, and c for an LSTM: each (layers, B, H)


class Memory(NamedTuple):
    """What the encoder hands over."""

    states: Tensor  # (B, S, H) one for each source token
    mask: Tensor  # (B, S) true where there is a token
    last: State  # where the decoder begins


class Encoder(nn.Module):
    """Reads the source (Sutskever et al. 2014; both directions: Bahdanau et al. 2015, section 3.2).

    H is the width of a state: with two directions each has H / 2 units, so that the decoder's states are as wide as
    the encoder's, which the dot score needs (erratum E50).
    """

    def __init__(
        self, vocabulary_size: int, *, embedding_size: int, hidden_size: int, cell: str, num_layers: int,
        bidirectional: bool, dropout: float,
    ) -> None:  # fmt: skip
        super().__init__()
        self.bidirectional = bidirectional
        self.embedding = nn.Embedding(vocabulary_size, embedding_size, padding_idx=0)  # E72: words, not a length
        self.dropout = nn.Dropout(dropout)
        self.rnn = CELLS[cell](
            embedding_size, hidden_size // (2 if bidirectional else 1), num_layers, batch_first=True,
            bidirectional=bidirectional, dropout=dropout if num_layers > 1 else 0.0,
        )  # fmt: skip

    def forward(self, ids: Tensor, lengths: Tensor) -> Memory:
        """ids (B, S) padded with 0, lengths (B,) on the CPU."""
        embedded = self.dropout(self.embedding(ids))  # (B, S, E)
        mask = torch.arange(ids.size(1), device=ids.device) < lengths.to(ids.device).unsqueeze(1)  # (B, S)
        if int(lengths.min()) == ids.size(1):  # no pads: nothing to skip
            states, last = self.rnn(embedded)
        else:
            packed = pack_padded_sequence(embedded, lengths, batch_first=True, enforce_sorted=False)
            states, last = self.rnn(packed)
            states, _ = pad_packed_sequence(states, batch_first=True, total_length=ids.size(1))
        last = last if isinstance(last, tuple) else (last,)
        return Memory(states, mask, tuple(self._join(part) for part in last))

    def _join(self, last: Tensor) -> Tensor:
        """(layers × directions, B, units) -> (layers, B, H): both directions side by side."""
        if not self.bidirectional:
            return last
        return torch.cat([last[0::2], last[1::2]], dim=2)


class Decoder(nn.Module):
    """Writes the target one token at a time: state, look back (if it may), word (Luong et al. 2015, eq. 5 and 6).

    The output layer shares its weights with the embedding (Press & Wolf 2017): a word is likely where the output
    points to its vector.
    """

    def __init__(
        self, vocabulary_size: int, *, embedding_size: int, hidden_size: int, cell: str, num_layers: int,
        attention: str, dropout: float,
    ) -> None:  # fmt: skip
        super().__init__()
        self.embedding = nn.Embedding(vocabulary_size, embedding_size, padding_idx=0)
        self.dropout = nn.Dropout(dropout)
        self.rnn = CELLS[cell](
            embedding_size, hidden_size, num_layers, batch_first=True, dropout=dropout if num_layers > 1 else 0.0
        )
        self.attention = None if attention == "none" else Attention(attention, hidden_size)
        self.combine = nn.Linear(hidden_size * (1 if self.attention is None else 2), embedding_size)
        self.bias = nn.Parameter(torch.zeros(vocabulary_size))
        nn.init.normal_(self.embedding.weight, std=embedding_size**-0.5)  # small enough to be an output layer too

    def forward(self, ids: Tensor, memory: Memory, state: State) -> tuple[Tensor, Tensor | None, State]:
        """Read the tokens before: ids (B, T) -> logits (B, T, V), weights (B, T, S) or None, and the new state."""
        states, state = self.states(ids, state)
        context, weights = (None, None)
        if self.attention is not None:
            context, weights = self.attention(states, memory.states, memory.mask)
        return self.write(states, context), weights, state

    def states(self, ids: Tensor, state: State) -> tuple[Tensor, State]:
        """ids (B, T) -> the decoder's states (B, T, H) and its last one."""
        states, last = self.rnn(self.dropout(self.embedding(ids)), state if len(state) > 1 else state[0])
        return states, last if isinstance(last, tuple) else (last,)

    def write(self, states: Tensor, context: Tensor | None) -> Tensor:
        """states (B, T, H) and context (B, T, H) -> logits (B, T, V)."""
        together = states if context is None else torch.cat([states, context], dim=2)
        wanted = self.dropout(self.combine(self.dropout(together)).tanh())  # (B, T, E)
        return linear(wanted, self.embedding.weight, self.bias)


class Seq2Seq(nn.Module):
    """Encoder and decoder."""

    def __init__(self, encoder: Encoder, decoder: Decoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.decoder = decoder

    def forward(self, source: Tensor, lengths: Tensor, before: Tensor, teacher_forcing: float = 1.0) -> Tensor:
        """source (B, S), lengths (B,), before (B, T) = `<bos>` and the true tokens -> logits (B, T, V).

        With probability `teacher_forcing` the decoder reads the true token before, else its own (erratum E74).
        """
        memory = self.encoder(source, lengths)
        if teacher_forcing >= 1.0:  # every token before is known: the whole target in one call
            return self.decoder(before, memory, memory.last)[0]
        state, token, logits = memory.last, before[:, :1], []
        coins = torch.rand(before.size(1)) < teacher_forcing
        for t in range(before.size(1)):
            step, _, state = self.decoder(token, memory, state)  # (B, 1, V)
            logits.append(step)
            if t + 1 < before.size(1):
                token = before[:, t + 1 : t + 2] if coins[t] else step.argmax(dim=2)
        return torch.cat(logits, dim=1)
