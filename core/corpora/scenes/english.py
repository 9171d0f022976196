"""English: subject, verb, object, tool, place; then the subordinate clause. Simple present throughout."""

from __future__ import annotations

from core.corpora.scenes.english_lexicon import NUMBERS, PRONOUNS, TIMES, plural, third_person
from core.corpora.scenes.frames import GOALS, MASSES
from core.corpora.scenes.scene import Clause, Group, Place, Scene
from core.corpora.scenes.sentence import Sentence, Word, assemble, words


def realise(scene: Scene) -> Sentence:
    """The English sentence for a scene."""
    place = _place(scene.where, scene.verb in GOALS) if scene.where else []
    line = [word for entry in TIMES.get(scene.when, ()) for word in words(*entry)]
    line += place if scene.place_first else []
    line += [*_group(scene.who, "who"), *_verb(scene.verb, scene.who, "verb")]
    line += _group(scene.what, "what") if scene.what else []
    line += [*words("with", "ADP", "with.prep"), *_group(scene.tool, "with")] if scene.tool else []
    line += [] if scene.place_first else place
    line += _clause(scene.clause, scene.who) if scene.clause else []
    return assemble([*line, *words(".", "PUNCT")])


def _group(group: Group, role: str) -> list[Word]:
    """ "the two old women", "an apple", "cold water"."""
    noun = plural(group.noun) if group.plural else group.noun
    line = words("the", "DET", f"{role}.det") if group.definite else []
    if group.number in NUMBERS:
        line += words(NUMBERS[group.number], "NUM", f"{role}.number")
    elif not group.definite and group.noun not in MASSES:
        article = "an" if (group.like or noun)[0] in "aeiou" else "a"
        line += words(article, "DET", f"{role}.number")
    return line + words(group.like, "ADJ", f"{role}.like") + words(noun, "NOUN", role)


def _place(place: Place, goal: bool) -> list[Word]:
    """ "in front of the old house"; "into the garden" for a goal."""
    prep = "into" if goal else place.name.removesuffix(f" {place.noun}")
    line = words(prep, "ADP", "where.prep") + words("the", "DET", "where.det")
    return line + words(place.like, "ADJ", "where.like") + words(place.noun, "NOUN", "where")


def _verb(verb: str, who: Group, part: str) -> list[Word]:
    """ "picks up": one verb in two words."""
    first, *rest = (verb if who.plural else third_person(verb)).split()
    return words(first, "VERB", part) + words(" ".join(rest), "ADP", part)


def _clause(clause: Clause, subject: Group) -> list[Word]:
    """ "while a child sings", "while she sings", "because she is tired"."""
    link, who = clause.link, clause.who or subject
    line = words(link, "SCONJ", link)
    if clause.who:
        line += _group(clause.who, f"{link}.who")
    else:
        line += words("they" if who.plural else PRONOUNS[who.noun], "PRON", f"{link}.who")
    if clause.state:
        line += words("are" if who.plural else "is", "AUX", f"{link}.verb")
        return line + words(clause.state, "ADJ", f"{link}.like")
    line += _verb(clause.verb, who, f"{link}.verb")
    return line + (_group(clause.what, f"{link}.what") if clause.what else [])
