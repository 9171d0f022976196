"""What the page on sequence to sequence asks about one snapshot."""

from __future__ import annotations

import torch
from torch import Tensor

from core.models.search import beam, greedy
from core.probes.gates import most_reactive
from core.problems import N_, Problem
from core.text.vocabulary import BOS_ID, EOS_ID, PAD_ID
from core.topics.translating import LONGEST_WRITTEN
from core.topics.translating_answers import BeamTree, ByLength, Decoding
from core.trainers.seq2seq.lengths import by_length
from core.trainers.seq2seq.tree import nodes_of
from core.trainers.translating.inspector import Inspector as Base
from core.trainers.translating.reader import Read

CANDIDATES = 5
UNITS = 24  # of a state that are shown
WIDEST = 8  # beam


class Inspector(Base):
    """Besides the translation: one decoding step at a time, beam search, and how long a word may be."""

    @torch.no_grad()
    def steps(self, text: str, prefix: list[str]) -> Decoding:
        """Where the decoder is after writing the tokens of `prefix`, and how it might go on."""
        read, ids = self.read(text), self._known(prefix)
        memory = self.model.encoder(read.ids, read.lengths)
        before = torch.tensor([[BOS_ID, *ids]], device=self.device)
        probabilities = self.model.decoder(before, memory, memory.last)[0][0].softmax(1)  # (t + 1, V)
        states = self.model.decoder.states(before, memory.last)[0][0]  # (t + 1, H)
        handed_over = memory.last[0][-1]  # (1, H) of the top layer
        units = most_reactive(torch.cat([memory.states[0], states]))[:UNITS]
        likely = probabilities[-1].clone()
        likely[[PAD_ID, BOS_ID]] = 0  # nobody would write these
        over = EOS_ID in ids or len(ids) >= LONGEST_WRITTEN
        best = likely.topk(0 if over else min(CANDIDATES, len(likely)))
        rest = [] if over else self._rest(read, before[:, 1:])
        backwards = self.config.backwards[0]
        return Decoding(
            text=read.text, source_tokens=read.tokens[::-1] if backwards else read.tokens,
            source_known=read.known[::-1] if backwards else read.known, written=list(prefix),
            probability=[probabilities[place, index].item() for place, index in enumerate(ids)],
            candidates=self.words(best.indices.tolist()), probabilities=best.values.cpu().numpy(),
            units=units.cpu().numpy(), encoder_states=memory.states[0][:, units].cpu().numpy(),
            handed_over=handed_over[0, units].cpu().numpy(), decoder_states=states[:, units].cpu().numpy(),
            rest=self.words(rest), notes=read.notes,
        )  # fmt: skip

    @torch.no_grad()
    def tree(self, text: str, width: int) -> BeamTree:
        """Every beginning that beam search of this width kept, beside the greedy translation."""
        if not 1 <= width <= WIDEST:
            raise Problem(N_("The beam can be 1 to {most} wide."), most=WIDEST)
        read = self.read(text)
        ids, _ = self.write(read)
        kept = beam(self.model, read.ids, width, LONGEST_WRITTEN)
        best = kept[-1][0]
        log_p = self.logits(read, ids).log_softmax(1)[torch.arange(len(ids)), torch.tensor(ids)].sum().item()
        return BeamTree(
            **nodes_of(kept, self.target.itos), beam_text=self.joined(self.words(list(best.ids))),
            beam_log_probability=best.log_probability, greedy_text=self.joined(self.words(ids)),
            greedy_log_probability=log_p,
        )  # fmt: skip

    def by_length(self) -> ByLength:
        """How well it writes words of 3 to 20 letters backwards, none of which it was trained on."""
        if self.config.corpus != "reverse":
            raise Problem(N_("This model was not trained to write words backwards."))
        return by_length(self.model, self.source, self.target, self.config, self.device)

    def _rest(self, read: Read, begun: Tensor) -> list[int]:
        most = LONGEST_WRITTEN - begun.size(1)
        return greedy(self.model, read.ids, read.lengths, most, begun)[0][0].tolist()

    def _known(self, prefix: list[str]) -> list[int]:
        for word in prefix:
            if word not in self.target:
                raise Problem(N_("The model cannot write “{word}”: it is not in its vocabulary."), word=word[:40])
        return self.target.encode(prefix)
