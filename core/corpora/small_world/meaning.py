"""What a sentence of the small world means: the definition of truth that everything else relies on.

A *clause* says one thing ("the soup was really bland"). Its meaning is a whole number from −3 to +3, never 0: the sign
says whether it praises or blames, the size says how strongly (1 "a bit", "not very"; 2 plain; 3 "really", "not at
all"). Negation flips the sign: "not good" is −2, "not very good" only −1, "not good at all" −3. A strong word that is
denied leaves a weak opinion: "not perfect" is −1.

A *part* is one clause, or two clauses of the same sign joined by "and"; it counts as much as its stronger clause.

A *sentence* is one part, or two parts of opposite signs in contrast. The main part (the one after "but", the one
without "although") counts `MAIN` times, the other one `ASIDE` times; the sentence is positive when the sum is above 0.
So the main part wins, unless it is only a weak remark against something stronger: "The acting was great, but the story
was not good" is negative (5·−2 + 3·3 = −1), "… but the story was a bit silly" is positive (5·−1 + 3·3 = +4).
With sizes from 1 to 3 the sum is never 0, because 5·a = 3·b would need b to be a multiple of 5.
"""

from __future__ import annotations

from typing import NamedTuple

from core.corpora.example import NEGATIVE, POSITIVE

MAIN, ASIDE = 5, 3


class Memory(NamedTuple):
    """What the writer of a sentence has to keep in mind. Everything is forgotten as soon as nothing depends on it."""

    domain: str = ""  # what is being reviewed: "film", "hotel" …
    used: tuple[str, ...] = ()  # themes already talked about: no second sentence about the soup
    theme: str = ""  # theme of the clause being written; it decides which words fit
    plural: bool = False  # English: does the subject need "were"?
    shape: str = ""  # Korean: the particle on the noun, which decides the kinds of predicate that may follow
    ending: str = ""  # Korean: the ending that the next predicate gets: final, 고, 지만, 는데
    style: str = ""  # Korean: "polite" (해요체) or "plain" (해체), once it is known
    word: int = 0  # sign of the word that comes next: −1 for "boring", also in "not boring"
    grade: str = ""  # grade of the word that comes next, see `lexicon.Word`
    sign: int = 0  # sign that this clause must have; 0 is free
    part: int = 0  # meaning of the first part, as far as it is written
    verdicts: tuple[int, ...] = ()  # in the last clause: the label if it comes out with strength 1, 2, 3
    label: int = -1  # the verdict, as soon as nothing can change it any more

    def signs(self) -> tuple[int, ...]:
        """The signs that the clause being written may still take."""
        return (self.sign,) if self.sign else (1, -1)

    def say(self, meaning: int) -> Memory:
        """Take in the meaning of a clause. The last clause settles the label; before it, the stronger clause counts."""
        if self.verdicts:
            return self._replace(label=self.verdicts[abs(meaning) - 1], verdicts=(), sign=0)
        return self._replace(part=max(self.part, meaning, key=abs), sign=0)

    def agree(self) -> Memory:
        """The next clause joins this part, so it has the same sign; more may follow it."""
        return self._replace(sign=sign(self.part))

    def agree_at_last(self) -> Memory:
        """The last clause joins this part: whatever its strength, the label is clear."""
        return self._replace(sign=sign(self.part), part=0, verdicts=(label(self.part),) * 3)

    def turn(self, first: int, second: int) -> Memory:
        """A contrast: what is written so far weighs `first`; the last clause has the other sign and weighs `second`."""
        side = -sign(self.part)
        verdicts = tuple(label(first * self.part + second * side * strength) for strength in (1, 2, 3))
        return self._replace(sign=side, part=0, verdicts=verdicts)

    def over(self) -> Memory:
        """The sentence is over: keep nothing but its label."""
        return Memory(label=label(self.part) if self.label < 0 else self.label)


def sign(number: int) -> int:
    """−1, 0 or +1."""
    return (number > 0) - (number < 0)


def label(score: int) -> int:
    """The class of a sentence with this score (never 0)."""
    return POSITIVE if score > 0 else NEGATIVE
