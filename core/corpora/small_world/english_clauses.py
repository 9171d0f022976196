"""English clauses: one judgement each, in several shapes, and the forms of the verbs in them."""

from __future__ import annotations

from collections.abc import Iterator

from core.corpora.small_world import english_lexicon as words
from core.corpora.small_world.grammar import Option, Step, option
from core.corpora.small_world.lexicon import GRADED, Degree, fitting
from core.corpora.small_world.meaning import Memory


def clause(m: Memory) -> Iterator[Option]:
    """One judgement, in one of several shapes."""
    yield option(7, m, noun, predicate)
    yield option(2, m, " I", first_person)
    yield option(0.5, m, f" there {_be(m)}", there)
    if not m.used or (m.verdicts and "verdict" not in m.used):
        m = m._replace(used=(*m.used, "verdict"))
        yield option(0.6, m, " I would", again)
        yield option(0.6, m, f" it {_be(m)}", worth)


def short_clause(m: Memory) -> list[Option]:
    """ " the soup was good": for sentences that are long anyway."""
    return [option(1, m, noun, being, judged)]


def last_clause(m: Memory) -> list[Option]:
    """As `clause`, but "I don't think that …" is allowed: before an "and" it would be unclear how far it reaches."""
    return [option(10, m, clause), option(0.6, m, doubt)]


def noun(m: Memory) -> Iterator[Option]:
    """ " the soup", from a theme that has not been mentioned yet."""
    last = m.verdicts or m.label >= 0  # nobody will ask any more what has been mentioned
    for name, theme in words.THEMES[m.domain].items():
        if name not in m.used:
            for entry in theme.nouns:
                _, plural, form = entry.partition("/")
                used = () if last else tuple(sorted({*m.used, name}))
                after = m._replace(theme=name, used=used, plural=bool(plural))
                yield option(1 / len(theme.nouns), after, f" the {form or entry}")


def predicate(m: Memory) -> Iterator[Option]:
    """What follows the noun: "was good", "impressed me", "had charm"."""
    yield option(8, m, being, judged)
    yield option(1.5, m, striking)
    if words.THEMES[m.domain][m.theme].qualities:
        yield option(1, m, having)


def judged(m: Memory) -> Iterator[Option]:
    """A degree and a word that fits the noun: " not very", " tasty". The degree settles what the clause means."""
    for sign in m.signs():
        for degree, word in fitting(words.DEGREES, sign):
            after = m.say(sign * degree.strength)._replace(word=word, grade=degree.grade)
            for text, share in _negators(degree.before):
                yield option(degree.weight * share, after, text, adjective, degree.after)


def adjective(m: Memory) -> Iterator[Option]:
    """A word of the sign and grade in memory, two times out of three one that belongs to the theme."""
    special = [w.form for w in words.THEMES[m.domain][m.theme].words if (w.sign, w.grade) == (m.word, m.grade)]
    general = [w.form for w in words.JUDGING if (w.sign, w.grade) == (m.word, m.grade)]
    for weight, forms in ((2, special), (1, general)):
        for form in forms:
            yield option(weight / len(forms), _clause_over(m), f" {form}")


def striking(m: Memory) -> Iterator[Option]:
    """ " really impressed me", " did not annoy me at all"."""
    for sign in m.signs():
        for degree, word in fitting(words.VERB_DEGREES, sign):
            after = _clause_over(m.say(sign * degree.strength))
            verbs = [verb.form for verb in words.STRIKING if (verb.sign, verb.grade) == (word, degree.grade)]
            for form in verbs:
                for text, share in _conjugated(m, degree, form):
                    yield option(degree.weight * share / len(verbs), after, text, " me", degree.after)


def having(m: Memory) -> Iterator[Option]:
    """ " had charm", " lacked flavour"."""
    for verb, meaning in words.HAVING:
        if meaning * m.sign >= 0:
            qualities = words.THEMES[m.domain][m.theme].qualities
            for quality in qualities:
                after = _clause_over(m.say(meaning))
                yield option(1 / len(qualities), after, f" {_have(m, verb)}", f" {quality}")


def first_person(m: Memory) -> Iterator[Option]:
    """ " loved the acting", " found the acting stiff", after "I"."""
    m = m._replace(plural=True)  # "I have", "they have": the verb of the first person looks like a plural
    past = m.domain in words.PAST_DOMAINS
    yield option(3, m._replace(plural=False), " found" if past else " find", noun, judged_as)
    for sign in m.signs():
        for degree, word in fitting(words.VERB_DEGREES, sign):
            after = m.say(sign * degree.strength)
            verbs = [verb.form for verb in words.LIKING if (verb.sign, verb.grade) == (word, degree.grade)]
            for form in verbs:
                for text, share in _conjugated(m, degree, form):
                    yield option(degree.weight * share / len(verbs) / 6, after, text, noun, clause_over, degree.after)


def judged_as(m: Memory) -> Iterator[Option]:
    """ " really good" after "I found the soup": any degree that needs no negation."""
    for sign in m.signs():
        for degree, word in fitting(words.DEGREES, sign):
            if not degree.flips:
                after = m.say(sign * degree.strength)._replace(word=word, grade=degree.grade)
                yield option(degree.weight, after, f" {degree.before}".rstrip(), adjective)


def doubt(m: Memory) -> Iterator[Option]:
    """ " I don't think that the soup was good": a negation far away from the word it denies."""
    for sign in m.signs():
        after = m.say(2 * sign)._replace(word=-sign, grade=GRADED)
        for start in (" I don't think that", " I do not think that", " I can't say that", " nobody can say that"):
            yield option(1, after, start, noun, being, adjective)


def being(m: Memory) -> list[Option]:
    return [option(1, m._replace(plural=False), f" {_be(m)}")]


def there(m: Memory) -> Iterator[Option]:
    """ " nothing wrong with the soup", after "there was"."""
    for text, meaning in words.THERE:
        if meaning * m.sign >= 0:
            yield option(1, m.say(meaning), f" {text}", noun, clause_over)


def again(m: Memory) -> Iterator[Option]:
    """ " never watch it again", after "I would"."""
    for text, meaning in (("", 2), (" gladly", 3), (" not", -2), ("n't", -2), (" never", -3)):
        if meaning * m.sign >= 0:
            for plan in words.AGAIN[m.domain]:
                yield option(1 / (1 + 0.5 * (meaning < 0)), m.say(meaning), text, f" {plan}")


def worth(m: Memory) -> Iterator[Option]:
    """ " worth the money", " not a waste of time", after "it was"."""
    for before, flips in (("", False), (" really", False), (" not", True), ("n't", True)):
        for things, sign in ((words.WORTH, 1), (words.WASTE, -1)):
            meaning = (-sign if flips else sign) * (3 if before == " really" else 2)
            if meaning * m.sign >= 0:
                for thing in things:
                    yield option(1 / len(things), m.say(meaning), before, f"{' worth' if sign > 0 else ''} {thing}")


def clause_over(m: Memory) -> list[Option]:
    return [option(1, _clause_over(m))]


def _clause_over(m: Memory) -> Memory:
    """Forget what only the clause needed, so that different clauses lead to the same state."""
    return m._replace(theme="", plural=False, word=0, grade="")


def _be(m: Memory) -> str:
    """The form of "be" for the subject in memory."""
    if m.domain in words.PAST_DOMAINS:
        return "were" if m.plural else "was"
    return "are" if m.plural else "is"


def _have(m: Memory, phrase: str) -> str:
    """Put a phrase with "have" or "lack" into the form that the subject needs."""
    past, negated = m.domain in words.PAST_DOMAINS, phrase.startswith("not ")
    if negated:
        return f"{_do(m)} {phrase}"
    have, lack = ("had", "lacked") if past else ("have", "lack") if m.plural else ("has", "lacks")
    return phrase.replace("have", have).replace("lack", lack)


def _do(m: Memory) -> str:
    if m.domain in words.PAST_DOMAINS:
        return "did"
    return "do" if m.plural else "does"


def _conjugated(m: Memory, degree: Degree, forms: str) -> list[tuple[Step, float]]:
    """The verb with its degree, written out: [(" did not really impress", share), …]."""
    base, past, *third = forms.split("/")
    if degree.before.startswith("not"):
        return [(f" {_do(m)}{text} {base}", share) for text, share in _negators(degree.before)]
    verb = past if m.domain in words.PAST_DOMAINS else base if m.plural else third[0]
    return [(f" {degree.before} {verb}".replace("  ", " "), 1.0)]


def _negators(before: str) -> list[tuple[str, float]]:
    """Both spellings of "not": (" not very", ½) and ("n't very", ½). Other words have one."""
    if before.startswith("not"):
        return [(f" {before}", 0.5), (before.replace("not", "n't", 1), 0.5)]
    return [(f" {before}".rstrip(), 1.0)]
