"""What the page on translation asks about one snapshot."""

from __future__ import annotations

from difflib import get_close_matches

from core.corpora.pair import Pair
from core.text.tokenizers import normalise, tokenize
from core.text.vocabulary import UNK, UNK_ID
from core.topics.translating_answers import ByPosition, Samples, UnknownWords
from core.trainers.translating.inspector import Inspector as Base
from core.trainers.translating.progress import pairs_from
from core.trainers.translating.scoring import bleu, words_of

NEAR = 3  # known words offered for an unknown one
MOST_UNKNOWN = 5  # words of a text that get help
ALIKE = 0.7  # of 1: how alike two spellings must be


class Inspector(Base):
    """Besides the translation: what to do about unknown words, and how the run came to where it is."""

    def unknown(self, text: str) -> UnknownWords:
        """The unknown words of a text, known ones that are spelt alike, and the translation with the words copied."""
        found = self.predict(text)
        spans = tokenize(found.text, self.config.cut_by[0])
        lost = [token for token, known in zip(spans, found.source_known, strict=False) if not known][:MOST_UNKNOWN]
        written, copies = list(found.target_tokens), 0
        if found.attention is not None:
            for place, token in enumerate(written):
                if token == UNK:
                    written[place] = found.source_tokens[int(found.attention[place].argmax())]
                    copies += 1
        return UnknownWords(
            [token.text for token in lost], [token.start for token in lost], [self._near(token.text) for token in lost],
            self.joined(written), copies,
        )  # fmt: skip

    def samples(self) -> Samples:
        """Translations of the same validation sentences after each epoch so far."""
        pairs: list[Pair] = pairs_from(self.artifacts.get("samples.tsv", ""))
        steps = self.views["sample_steps"].tolist() if "sample_steps" in self.views else []
        written = [
            [self.joined(words_of(ids, self.target)) for ids in epoch]
            for epoch in (self.views["samples"].tolist() if steps else [])
        ]
        return Samples(steps, [pair.source for pair in pairs], [pair.target for pair in pairs], written)

    def by_position(self) -> ByPosition | None:
        """Exposure bias: right tokens at each place, with the true tokens before and with its own; None at step 0."""
        if "by_position" not in self.views:
            return None
        forced, free, count = self.views["by_position"].numpy()
        return ByPosition(forced, free, count.astype(int))

    def bleu(self, texts: list[str], reference: str) -> list[float]:
        """BLEU of each text against one reference, measured as everywhere here."""
        cut = [[normalise(token.text) for token in tokenize(text, "en")] for text in (*texts, reference)]
        return [bleu([words], [cut[-1]]) for words in cut[:-1]]

    def _near(self, token: str) -> list[str]:
        return get_close_matches(normalise(token), self.source.itos[UNK_ID + 1 :], n=NEAR, cutoff=ALIKE)
