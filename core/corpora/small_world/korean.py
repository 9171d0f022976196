"""The Korean grammar: how clauses make a sentence. A predicate carries the ending that links it to the next clause, so
the plan of the sentence is made just before the first predicate: 좋았어요, 좋았고, 좋았지만.

Every text a rule writes brings its blank along (" 연기가"), so that pieces simply follow each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.corpora.small_world import korean_lexicon as words
from core.corpora.small_world.grammar import Grammar, Option, Step, option
from core.corpora.small_world.hangul import FINAL
from core.corpora.small_world.korean_clauses import (
    and_noun,
    but_noun,
    first_noun,
    plain_noun,
    predicate_of,
    thought,
    verdict,
)
from core.corpora.small_world.meaning import ASIDE, MAIN, Memory


def sentence(m: Memory) -> Iterator[Option]:
    """Choose what is reviewed, and perhaps begin with a neutral frame or fact."""
    for domain in words.THEMES:
        m = Memory(domain=domain)
        yield option(10, m, opinion)
        for frame in words.FRAMES:
            yield option(2 / len(words.FRAMES), m, f" {frame}", opinion)
        for frame, style in words.STYLED_FRAMES:
            yield option(1.5 / len(words.STYLED_FRAMES), m._replace(style=style), f" {frame}", plain_noun, short_plan)
        for fact in words.FACTS[domain]:
            yield option(2 / len(words.FACTS[domain]), m, f" {fact}", first_noun, short_plan)


def opinion(m: Memory) -> Iterator[Option]:
    """A review without its frame; 비록 announces that the clause in -지만 is only an aside."""
    yield option(8, m, first_noun, plan)
    yield option(0.8, m, verdict_plan)
    after = m._replace(ending="지만")
    yield option(0.8, after, f" {words.ALTHOUGH}", first_noun, predicate_of, aside_first, last_clause)


def plan(m: Memory) -> Iterator[Option]:
    """What will follow the first clause: nothing, one of the same sign, or a contrast."""
    yield from _styled(4.5, m, predicate_of, stop)
    yield option(1.6, m._replace(ending="고"), predicate_of, agree_at_last, and_noun, last_predicate)
    yield option(1, m._replace(ending="고"), predicate_of, agree, and_noun, but_plan)
    yield from _styled(0.4, m, predicate_of, agree_at_last, and_sentence, and_noun, last_predicate)
    yield option(3, m, turn_plan)
    if m.shape not in words.VERBS:  # alone, since after 고 it would be unclear how far "생각하지 않아요" reaches
        yield from _styled(0.4, m, thought, stop)
        yield from _styled(0.2, m, thought, but_sentence, aside_first, last_clause)


def short_plan(m: Memory) -> Iterator[Option]:
    """As `plan`, for sentences that are long anyway; no -는데, since their opening has one."""
    yield from _styled(1, m, predicate_of, stop)
    yield option(1.2, m, but_plan)


def but_plan(m: Memory) -> list[Option]:
    """A predicate in -지만, then the main clause."""
    return [option(1, m._replace(ending="지만"), predicate_of, aside_first, last_clause)]


def verdict_plan(m: Memory) -> Iterator[Option]:
    """A review that begins with its verdict: "추천하고 싶어요.", "돈이 아까웠지만 …"."""
    yield from _styled(2, m, verdict, stop)
    yield option(1, m._replace(ending="지만"), verdict, aside_first, but_noun, last_predicate)


def turn_plan(m: Memory) -> Iterator[Option]:
    """A predicate, then a contrast: main is the clause after -지만 or 하지만; the one after 다만 is an aside."""
    endings = ("지만", "는데") if m.domain in words.PAST_DOMAINS else ("지만",)
    for ending in endings:
        yield option(3 / len(endings), m._replace(ending=ending), predicate_of, aside_first, last_clause)
    yield from _styled(1.2, m, predicate_of, but_sentence, aside_first, last_clause)
    yield from _styled(0.6, m, predicate_of, f". {words.EXCEPT}", main_first, but_noun, last_predicate)


def last_clause(m: Memory) -> list[Option]:
    return [option(9, m, but_noun, last_predicate), option(1, m, last_verdict)]


def last_predicate(m: Memory) -> list[Option]:
    return _styled(1, m, predicate_of, stop)


def last_verdict(m: Memory) -> list[Option]:
    return _styled(1, m, verdict, stop)


def and_sentence(m: Memory) -> list[Option]:
    return [option(1, m, f". {word}") for word in words.AND]


def but_sentence(m: Memory) -> list[Option]:
    return [option(1, m, f". {word}") for word in words.BUT]


def agree(m: Memory) -> list[Option]:
    return [option(1, m.agree())]


def agree_at_last(m: Memory) -> list[Option]:
    return [option(1, m.agree_at_last())]


def aside_first(m: Memory) -> list[Option]:
    return [option(1, m.turn(ASIDE, MAIN))]


def main_first(m: Memory) -> list[Option]:
    return [option(1, m.turn(MAIN, ASIDE))]


def stop(m: Memory) -> list[Option]:
    return [option(1, m.over(), ".")]


def _styled(weight: float, m: Memory, *steps: Step) -> list[Option]:
    """Options that end a sentence: in the style settled before, or else in either of the two."""
    styles = {m.style: 1.0} if m.style else {"polite": 0.7, "plain": 0.3}
    return [option(weight * p, m._replace(ending=FINAL, style=style), *steps) for style, p in styles.items()]


GRAMMAR = Grammar(sentence)
