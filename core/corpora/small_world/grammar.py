"""The machine that writes sentences from left to right, and knows the odds of everything it could write next.

A `State` is a list of steps still to do, plus a memory. A step is either text to write or a rule; a rule looks at the
memory and offers weighted options, each with steps that take its place. No rule calls itself for ever, so there are
finitely many states: this is a finite-state machine whose states are made only when somebody asks for them.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import NamedTuple

from core.corpora.example import Example
from core.corpora.small_world.meaning import Memory


class Option(NamedTuple):
    """One way to follow a rule: how likely (relative to its siblings), what to do instead, and what to remember."""

    weight: float
    steps: tuple[Step, ...]
    memory: Memory


Rule = Callable[[Memory], Iterable[Option]]
Step = str | Rule


def option(weight: float, memory: Memory, *steps: Step) -> Option:
    """An `Option`; empty texts are dropped, so that tables may contain "no word"."""
    return Option(weight, tuple(step for step in steps if step != ""), memory)


class Move(NamedTuple):
    """Write `text` ("" for a choice made in silence), go on from `state`. A state's probabilities add up to 1."""

    probability: float
    text: str
    state: State


class State:
    """A point in the writing of a sentence. Each exists once per grammar, so comparing two is comparing identities."""

    def __init__(self, grammar: Grammar, todo: tuple[Step, ...], memory: Memory) -> None:
        self.grammar, self.todo, self.memory = grammar, todo, memory

    @property
    def final(self) -> bool:
        """Is the sentence over? Then `memory.label` is its class."""
        return not self.todo

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """The ways to go on; none at the end."""
        if self.final:
            return ()
        step, rest = self.todo[0], self.todo[1:]
        if isinstance(step, str):
            return (Move(1.0, step, self.grammar.state(rest, self.memory)),)
        options = tuple(step(self.memory))
        total = sum(choice.weight for choice in options)
        return tuple(self._move(choice.weight / total, choice.steps + rest, choice.memory) for choice in options)

    def _move(self, probability: float, todo: tuple[Step, ...], memory: Memory) -> Move:
        """A move to these steps; a text at their front is written at once, which saves a state."""
        if todo and isinstance(todo[0], str):
            return Move(probability, todo[0], self.grammar.state(todo[1:], memory))
        return Move(probability, "", self.grammar.state(todo, memory))

    @cached_property
    def thresholds(self) -> list[float]:
        """Cumulated probabilities of the moves, for drawing one by bisection."""
        return list(accumulate(move.probability for move in self.moves))

    @cached_property
    def hope(self) -> float:
        """P(positive | the sentence is here): a weighted mean over what may follow, down to the ends."""
        if self.final:
            return float(self.memory.label)
        return sum(move.probability * move.state.hope for move in self.moves)


class Grammar:
    """A whole language, given by the rule that a sentence starts with."""

    def __init__(self, rule: Rule) -> None:
        self._states: dict[tuple, State] = {}
        self.start = self.state((rule,), Memory())

    def state(self, todo: tuple[Step, ...], memory: Memory) -> State:
        """The one state with these steps and this memory."""
        key = (todo, memory)
        if key not in self._states:
            self._states[key] = State(self, todo, memory)
        return self._states[key]

    def sentence(self, rng: Random) -> Example:
        """Write one sentence: draw moves until nothing is left to do."""
        state, texts = self.start, []
        while not state.final:
            draw = min(bisect(state.thresholds, rng.random()), len(state.moves) - 1)
            _, text, state = state.moves[draw]
            texts.append(text)
        text = "".join(texts).strip()
        return Example(text[0].upper() + text[1:], state.memory.label)
