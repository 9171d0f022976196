"""The perfect reader: how sure can one be of the verdict after each character, knowing the grammar by heart?

It is a Bayesian filter. A hypothesis is "the writer is in this state, and still owes these characters of the last
move". Reading a character throws out the hypotheses that would have written another one. The belief is the mean of
`State.hope` over the hypotheses left, weighted by their probability: P(positive | the sentence starts like this),
exact up to floating-point rounding. Working on characters makes it fit every tokenizer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from core.corpora.small_world.grammar import Grammar, Move, State

Hypotheses = dict[tuple[str, State], float]  # (characters owed, state after them) -> probability


class Reader:
    """Reads any text under one grammar. Letter case and repeated, leading and trailing blanks do not matter."""

    def __init__(self, grammar: Grammar) -> None:
        self._start: Hypotheses = {("", grammar.start): 1.0}
        self._moves: dict[State, dict[str, list[Move]]] = {}

    def beliefs(self, text: str) -> list[float | None]:
        """P(positive) for each of the len(text) + 1 prefixes; None from where no sentence starts like that.

        A text that stops at the end of a sentence is taken as complete, and its last belief is exactly 0.0 or 1.0;
        the same full stop inside a longer text is a prefix like any other, since "However, …" may follow.
        """
        stop = len(text.rstrip())
        hypotheses = self._read(self._start, " ")  # every word brings its blank along, also the first one
        beliefs: list[float | None] = [_belief(hypotheses)]
        previous = " "
        for position, character in enumerate(text, start=1):
            character = " " if character.isspace() else character.lower()
            if position <= stop and not character == previous == " ":
                hypotheses = self._read(hypotheses, character)
            elif position == stop + 1 and not _finished(hypotheses):
                hypotheses = self._read(hypotheses, " ")
            if position >= stop:
                hypotheses = _finished(hypotheses) or hypotheses
            previous = character
            beliefs.append(_belief(hypotheses))
        return beliefs

    def accepts(self, text: str) -> bool:
        """Is this a complete text of the world?"""
        return self.beliefs(text.strip())[-1] in (0.0, 1.0) and text.rstrip().endswith(".")

    def _read(self, hypotheses: Hypotheses, character: str) -> Hypotheses:
        """Keep what agrees with one more character."""
        kept: Hypotheses = defaultdict(float)
        for (owed, state), weight in hypotheses.items():
            if not owed:
                for probability, text, after in self._starting(state, character):
                    kept[text[1:], after] += weight * probability
            elif owed[0] == character:
                kept[owed[1:], state] += weight
        return kept

    def _starting(self, state: State, character: str) -> list[Move]:
        """The moves that write this character next, in lower case; sorted once per state."""
        if state not in self._moves:
            self._moves[state] = defaultdict(list)
            for move in _spoken(state):
                self._moves[state][move.text[0]].append(move)
        return self._moves[state].get(character, [])


def _spoken(state: State) -> Iterator[Move]:
    """The moves that write something, in lower case; silent choices on the way are multiplied in."""
    for probability, text, after in state.moves:
        if text:
            yield Move(probability, text.lower(), after)
        else:
            yield from (move._replace(probability=probability * move.probability) for move in _spoken(after))


def _finished(hypotheses: Hypotheses) -> Hypotheses:
    """The hypotheses in which the sentence is over."""
    return {key: weight for key, weight in hypotheses.items() if not key[0] and key[1].final}


def _belief(hypotheses: Hypotheses) -> float | None:
    """P(positive) under these hypotheses, None if there are none."""
    total = sum(hypotheses.values())
    return sum(weight * state.hope for (_, state), weight in hypotheses.items()) / total if total else None
