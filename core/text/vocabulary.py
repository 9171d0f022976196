"""The words that a model knows, each with a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

PAD, UNK = "<pad>", "<unk>"
PAD_ID, UNK_ID = 0, 1
BOS, EOS = "<bos>", "<eos>"  # the beginning and the end of a sentence that is written
BOS_ID, EOS_ID = 2, 3


@dataclass(frozen=True)
class Vocabulary:
    """Number to word: `itos[i]` is the word with number i. 0 fills up short sentences, 1 stands for every unknown word.

    A ValueError means that `itos` does not start with those two, or holds a word twice, an empty one, or a line end.
    """

    itos: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.itos[:2] != (PAD, UNK):
            raise ValueError(f"a vocabulary starts with {PAD} and {UNK}, not with {self.itos[:2]}")
        if len(self.stoi) != len(self.itos):
            raise ValueError("a vocabulary holds every word once")
        if any("\n" in word or not word for word in self.itos):
            raise ValueError("a word is not empty and has no line end in it")

    @classmethod
    def build(
        cls, token_lists: Iterable[Iterable[str]], min_freq: int = 1, max_size: int | None = None, *,
        written: bool = False,
    ) -> Vocabulary:  # fmt: skip
        """Number the words that occur at least `min_freq` times, the most frequent first.

        A vocabulary of sentences that are `written` also has `<bos>` (2) and `<eos>` (3).

        `max_size` is the size of the whole vocabulary, the two special words included. Words of equal count are sorted
        by spelling, so the numbers depend on the texts alone and not on the order in which Python hashes strings.
        """
        counts = Counter(chain.from_iterable(token_lists))
        special = (PAD, UNK, BOS, EOS) if written else (PAD, UNK)
        frequent = [word for word, count in counts.items() if count >= min_freq and word not in special]
        frequent.sort(key=lambda word: (-counts[word], word))
        return cls((*special, *frequent)[:max_size])

    @cached_property
    def stoi(self) -> dict[str, int]:
        """Word to number."""
        return {word: number for number, word in enumerate(self.itos)}

    def __len__(self) -> int:
        return len(self.itos)

    def __contains__(self, word: object) -> bool:
        return word in self.stoi

    def encode(self, tokens: Iterable[str]) -> list[int]:
        """The numbers of the words; unknown words get 1."""
        return [self.stoi.get(token, UNK_ID) for token in tokens]

    def decode(self, ids: Iterable[int]) -> list[str]:
        """The words of the numbers. A number outside the vocabulary is an IndexError."""
        return [self.itos[number] for number in ids]

    def to_text(self) -> str:
        """One word per line, for a UTF-8 file beside the weights (written with newline="\\n")."""
        return "\n".join(self.itos) + "\n"

    @classmethod
    def from_text(cls, text: str) -> Vocabulary:
        """The vocabulary that `to_text` wrote. A ValueError means that the text is not one."""
        return cls(tuple(text.removesuffix("\n").split("\n")))
