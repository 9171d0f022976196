"""The small world: opinions in English and Korean whose truth is known after every character.

Its sentences look like reviews ("The acting was great, but the story was not good.") and are written by a grammar, so
there is no end of them, and nobody has to guess their label: `meaning` defines it. The same grammar gives the perfect
reader, the yardstick for every model: nothing that reads from left to right can do better.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random

from core.corpora.example import NEGATIVE, POSITIVE, Example, Splits
from core.corpora.small_world import english, english_lexicon, korean, korean_lexicon
from core.corpora.small_world.grammar import Grammar
from core.corpora.small_world.reader import Reader

_EXAMPLES = {
    "en": (  # plain, negated, degree, contrast, concession, far-away negation
        Example("The acting was brilliant.", POSITIVE),
        Example("The soup was not very tasty.", NEGATIVE),
        Example("Overall, the room was anything but clean and the manager was rude.", NEGATIVE),
        Example("The acting was great, but the story was not good.", NEGATIVE),
        Example("Although the screen is a bit dim, the battery is really reliable.", POSITIVE),
        Example("I don't think that the plot is predictable.", POSITIVE),
    ),
    "ko": (
        Example("연기가 정말 훌륭했어요.", POSITIVE),
        Example("국물이 별로 담백하지 않았어요.", NEGATIVE),
        Example("방은 전혀 더럽지 않았고 직원도 친절했어요.", POSITIVE),
        Example("연기는 훌륭했지만 이야기는 좋지 않았어요.", NEGATIVE),
        Example("비록 화면이 조금 어둡지만 배터리는 아주 든든해요.", POSITIVE),
        Example("줄거리가 지루했다고 생각하지 않아요.", POSITIVE),
    ),
}


@dataclass(frozen=True)
class SmallWorld:
    """One language of the small world. Make it with `small_world`."""

    language: str
    lexemes: frozenset[str]
    examples: tuple[Example, ...]  # hand-picked, from plain to hard
    _grammar: Grammar = field(repr=False)
    _reader: Reader = field(repr=False)

    def sentence(self, rng: Random) -> Example:
        """A random sentence with its label."""
        return self._grammar.sentence(rng)

    def splits(self, train: int, valid: int, test: int, seed: int) -> Splits:
        """Distinct sentences in three parts of these sizes, the same for the same seed on every machine.

        The text alone decides the part it may be in, so no seed or size ever puts a test sentence into training.
        ValueError for a negative size.
        """
        sizes = {"train": train, "valid": valid, "test": test}
        if min(sizes.values()) < 0:
            raise ValueError(f"sizes must not be negative: {sizes}")
        parts: dict[str, dict[str, Example]] = {name: {} for name in sizes}
        rng = Random(seed)
        while any(len(parts[name]) < size for name, size in sizes.items()):
            example = self.sentence(rng)
            name = _part(example.text)
            if len(parts[name]) < sizes[name]:
                parts[name][example.text] = example
        return Splits(*(list(part.values()) for part in parts.values()))

    def truth(self, text: str, ends: Sequence[int]) -> list[float | None]:
        """P(positive | the sentence starts with text[:end]) for each end; None where no sentence starts like that.

        Ends count characters, 0 to len(text); another one is a ValueError. See `Reader.beliefs` for the fine print.
        """
        if any(not 0 <= end <= len(text) for end in ends):
            raise ValueError(f"ends must be between 0 and {len(text)}: {list(ends)}")
        beliefs = self._reader.beliefs(text)
        return [beliefs[end] for end in ends]


@cache
def small_world(language: str) -> SmallWorld:
    """The small world in "en" or "ko"; ValueError for another language."""
    if language not in _EXAMPLES:
        raise ValueError(f"the small world speaks {sorted(_EXAMPLES)}, not {language!r}")
    grammar, lexicon = {
        "en": (english.GRAMMAR, english_lexicon),
        "ko": (korean.GRAMMAR, korean_lexicon),
    }[language]
    return SmallWorld(language, lexicon.lexemes(), _EXAMPLES[language], grammar, Reader(grammar))


def _part(text: str) -> str:
    """The part a text belongs to, by a hash that never changes: 8 of 10 train, 1 valid, 1 test."""
    digest = hashlib.sha256(text.encode()).digest()
    return {8: "valid", 9: "test"}.get(int.from_bytes(digest[:4], "big") % 10, "train")
