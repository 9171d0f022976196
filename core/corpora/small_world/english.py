"""The English grammar: how clauses make a sentence. Rules turn a memory into what may be written next.

Every text a rule writes brings its blank along (" soup", "n't"), so that pieces simply follow each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.corpora.small_world import english_lexicon as words
from core.corpora.small_world.english_clauses import clause, doubt, last_clause, short_clause
from core.corpora.small_world.grammar import Grammar, Option, option
from core.corpora.small_world.meaning import ASIDE, MAIN, Memory


def sentence(m: Memory) -> Iterator[Option]:
    """Choose what is reviewed, and perhaps begin with a neutral frame or fact."""
    for domain in words.THEMES:
        m = Memory(domain=domain)
        yield option(10, m, opinion)
        for frame in words.FRAMES:
            yield option(3 / len(words.FRAMES), m, f" {frame},", opinion)
        for fact in words.FACTS[domain]:
            yield option(2 / len(words.FACTS[domain]), m, f" {fact}", short_clause, turn_or_stop)


def opinion(m: Memory) -> Iterator[Option]:
    """A review without its frame: it starts with a clause, with "I don't think that …" or with "Although …"."""
    yield option(8, m, clause, go_on)
    yield option(0.6, m, doubt, stop)
    for although in words.ALTHOUGH:
        yield option(0.5, m, f" {although}", clause, ",", aside_first, last_clause, stop)


def go_on(m: Memory) -> Iterator[Option]:
    """After the first clause: stop, add one of the same sign, or turn."""
    yield option(5, m, stop)
    yield option(2, m.agree_at_last(), " and", clause, stop)
    yield option(1, m.agree(), " and", short_clause, turn)
    yield option(3, m, turn)


def turn_or_stop(m: Memory) -> list[Option]:
    return [option(1, m, stop), option(1, m, turn)]


def turn(m: Memory) -> Iterator[Option]:
    """A contrast. The clause after "but" is the main one, the clause after "although" is an aside."""
    for but in words.BUT:
        yield option(3 / len(words.BUT), m, but, aside_first, last_clause, stop)
    for although in words.ALTHOUGH:
        yield option(1 / len(words.ALTHOUGH), m, f", {although}", main_first, last_clause, stop)


def aside_first(m: Memory) -> list[Option]:
    return [option(1, m.turn(ASIDE, MAIN))]


def main_first(m: Memory) -> list[Option]:
    return [option(1, m.turn(MAIN, ASIDE))]


def stop(m: Memory) -> list[Option]:
    return [option(1, m.over(), ".")]


GRAMMAR = Grammar(sentence)
