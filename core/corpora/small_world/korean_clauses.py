"""Korean clauses: a noun with its particle, and a predicate that goes with it, in the ending that the memory holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from core.corpora.small_world import korean_lexicon as words
from core.corpora.small_world.grammar import Option, option
from core.corpora.small_world.hangul import Predicate, attach, conjugate, deny_shortly, predicate
from core.corpora.small_world.lexicon import GRADED, Degree, Word, fitting
from core.corpora.small_world.meaning import Memory

NOT = Predicate("않", "않았", "않아요", "않아")
WISH = Predicate("싶", "싶었", "싶어요", "싶어")
NOT_WISH = Predicate(*(f"싶지 {form}" for form in NOT))
SHAPES = {"이": 5, "은": 4, "에": 1, "을": 1}  # particle on the noun: weight
SHAPES_PLAIN = {"이": 5, "은": 4}  # after "in my opinion", which does not go with a feeling
SHAPES_AND = {"도": 5, "이": 3}
SHAPES_BUT = {"은": 7, "이": 1, "에는": 1, "을": 1}
_forms = cache(predicate)


def first_noun(m: Memory) -> Iterator[Option]:
    return _noun(m, SHAPES)


def plain_noun(m: Memory) -> Iterator[Option]:
    return _noun(m, SHAPES_PLAIN)


def and_noun(m: Memory) -> Iterator[Option]:
    return _noun(m, SHAPES_AND)


def but_noun(m: Memory) -> Iterator[Option]:
    return _noun(m, SHAPES_BUT)


def _noun(m: Memory, shapes: dict[str, int]) -> Iterator[Option]:
    """ " 연기가", from a theme that has not been mentioned yet; its particle limits what may follow."""
    for name, theme in words.THEMES[m.domain].items():
        for particle, weight in shapes.items():
            if name not in m.used and not (theme.people and particle[0] == "에"):
                used = () if m.verdicts else tuple(sorted({*m.used, name}))
                after = m._replace(theme=name, used=used, shape=particle[0])
                for noun in theme.nouns:
                    yield option(weight / len(theme.nouns), after, f" {attach(noun, particle)}")


def predicate_of(m: Memory) -> Iterator[Option]:
    """The predicate that goes with the particle on the noun."""
    if m.shape in words.VERBS:
        yield option(1, m, feeling)
        return
    double, m = m.shape in ("은", "도"), m._replace(shape="")  # "이야기는 깊이가 …" has two subjects
    yield option(8, m, judged)
    if double and not m.part and words.THEMES[m.domain][m.theme].qualities:
        yield option(1.5, m, having)


def judged(m: Memory) -> Iterator[Option]:
    """A degree, and a word that fits the noun: " 정말 훌륭했어요", " 별로 좋지 않았어요"."""
    return _with_degree(m, words.DEGREES)


def feeling(m: Memory) -> Iterator[Option]:
    """ " 전혀 실망하지 않았어요": a verb with its own particle."""
    return _with_degree(m, words.VERB_DEGREES)


def _with_degree(m: Memory, table: tuple[Degree, ...]) -> Iterator[Option]:
    """The degree settles what the clause means, and which words may follow."""
    for sign in m.signs():
        for degree, word in fitting(table, sign):
            after = m.say(sign * degree.strength)._replace(word=word, grade=degree.grade)
            step = affirmed if not degree.flips else denied_at_length if degree.before in words.FORMAL else denied
            yield option(degree.weight, after, f" {degree.before}".rstrip(), step)


def affirmed(m: Memory) -> Iterator[Option]:
    """ " 훌륭했어요": a fitting word with the ending in memory."""
    for weight, entry in _fitting_words(m):
        yield option(weight, _clause_over(m), f" {_conjugate(m, _forms(entry))}")


def denied(m: Memory) -> Iterator[Option]:
    """ " 좋지 않았어요" or, where it is natural, " 안 좋았어요"."""
    yield from denied_at_length(m)
    for weight, entry in _fitting_words(m):
        if short := deny_shortly(_forms(entry)):
            yield option(weight / 2, _clause_over(m), f" {_conjugate(m, short)}")


def denied_at_length(m: Memory) -> Iterator[Option]:
    """ " 좋지 않았어요"."""
    for weight, entry in _fitting_words(m):
        yield option(weight, _clause_over(m), f" {_forms(entry).stem}지", f" {_conjugate(m, NOT)}")


def _fitting_words(m: Memory) -> Iterator[tuple[float, str]]:
    """(weight, entry) of the words that the noun, its particle, the sign and the grade allow."""

    def allowed(table: tuple[Word, ...]) -> list[str]:
        return [word.form for word in table if (word.sign, word.grade) == (m.word, m.grade)]

    if m.shape in words.VERBS:
        tables = [(1, allowed(words.VERBS[m.shape]))]
    else:
        tables = [(2, allowed(words.THEMES[m.domain][m.theme].words)), (1, allowed(words.JUDGING))]
    for weight, entries in tables:
        for entry in entries:
            yield weight / len(entries), entry


def having(m: Memory) -> Iterator[Option]:
    """ " 깊이가 있었어요", " 긴장감이 전혀 없었어요"."""
    qualities = words.THEMES[m.domain][m.theme].qualities
    for before, entry, meaning in words.HAVING:
        if meaning * m.sign >= 0:
            after = _clause_over(m.say(meaning))
            text = f" {before} {_conjugate(m, _forms(entry))}".replace("  ", " ")
            for quality in qualities:
                yield option(1 / len(qualities), after, f" {attach(quality, '이')}", text)


def thought(m: Memory) -> Iterator[Option]:
    """ " 훌륭했다고 생각하지 않아요": a negation far away from the word it denies."""
    for sign in m.signs():
        for link, verbs, flips, strength in words.THINKING:
            after = m.say(sign * strength)._replace(word=-sign if flips else sign, grade=GRADED)
            for weight, entry in _fitting_words(after):
                text = f" {_forms(entry).past}다{link}"
                yield option(weight, _clause_over(after), text, f" {verbs[m.style == 'plain']}")


def verdict(m: Memory) -> Iterator[Option]:
    """ " 다시 보고 싶지 않아요", " 돈이 아까웠어요": a clause about the whole."""
    for before, meaning in (("", 2), ("꼭", 3), ("정말", 3), ("", -2), ("별로", -1), ("전혀", -3)):
        if meaning * m.sign >= 0:
            for verb in words.AGAIN[m.domain]:
                end = conjugate(WISH if meaning > 0 else NOT_WISH, m.ending, m.style, past=False)
                yield option(1, m.say(meaning), f" {before}".rstrip(), f" {verb}고", f" {end}")
    regret = _forms("아깝다/아까웠")
    for before, meaning in (("", -2), ("정말", -3), ("조금", -1), ("", 2), ("별로", 1), ("전혀", 3)):
        if meaning * m.sign >= 0:
            for thing in words.WASTED:
                end = _conjugate(m, regret) if meaning < 0 else f"{regret.stem}지 {_conjugate(m, NOT)}"
                yield option(0.5, m.say(meaning), f" {attach(thing, '이')}", f" {before}".rstrip(), f" {end}")


def _conjugate(m: Memory, forms: Predicate) -> str:
    past = m.domain in words.PAST_DOMAINS or m.shape == "에"  # "배터리에 실망했어요": the moment is over
    return conjugate(forms, m.ending, m.style, past)


def _clause_over(m: Memory) -> Memory:
    """Forget what only the clause needed, so that different clauses lead to the same state."""
    return m._replace(theme="", shape="", ending="", word=0, grade="")
