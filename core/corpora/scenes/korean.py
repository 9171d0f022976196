"""Korean: the verb is last, particles say who does what, and a subordinate clause stands before what it belongs to.

The polite style 해요체 throughout. What is known is marked by 그 and, as the subject of a sentence, by 은/는.
"""

from __future__ import annotations

from core.corpora.scenes.frames import GOALS, LIVING, MASSES
from core.corpora.scenes.korean_lexicon import (
    ADJECTIVES,
    NOUNS,
    NUMBERS,
    OLD_IN_YEARS,
    RIEUL,
    SIDES,
    SIDES_OF_PLACES,
    STATES,
    STATIVE,
    TIMES,
    TO_SOMEBODY,
    VERBS,
)  # fmt: skip
from core.corpora.scenes.scene import SEVERAL, Clause, Group, Place, Scene
from core.corpora.scenes.sentence import Piece, Sentence, Word, assemble, words
from core.corpora.small_world.hangul import attach, final_consonant


def realise(scene: Scene) -> Sentence:
    """The Korean sentence for a scene."""
    subject = _group(scene.who, "who", "은" if scene.who.definite else "이")
    place = _place(scene.where, scene.verb) if scene.where else []
    early, late = (place, []) if scene.place_first else ([], place)
    clause = _clause(scene.clause) if scene.clause else []
    if scene.clause and scene.clause.who:
        line = [*clause, *early, *subject, *late]
    else:  # the subject is said once, before both verbs
        line = [*early, *subject, *clause, *late]
    line += _tool(scene.tool) if scene.tool else []
    line += _group(scene.what, "what", _object_particle(scene.verb)) if scene.what else []
    line += words(VERBS[scene.verb].polite, "VERB", "verb")
    return assemble([*_time(scene.when), *line, *words(".", "PUNCT")])


def _time(when: str) -> list[Word]:
    return [tuple(Piece(text, (part,), tag) for text, tag, part in word) for word in TIMES.get(when, ())]


def _group(group: Group, role: str, particle: str) -> list[Word]:
    """ "그 늙은 여자 두 명이", "책 한 권을", "그 개들은": the number stands behind the noun, with its counter."""
    noun, counter = NOUNS[group.noun]
    line = words("그", "DET", f"{role}.det") if group.definite else []
    line += _like(group.like, group.noun, role) + words(noun, "NOUN", role)
    if group.number == SEVERAL:
        line = _glue(line, "들", "PART", role)
    elif group.noun not in MASSES and (group.plural or not group.definite):
        line += words(NUMBERS[group.number], "NUM", f"{role}.number") + words(counter, "NOUN", f"{role}.number")
    return _glue(line, particle, "PART")


def _like(like: str, noun: str, role: str) -> list[Word]:
    return words(OLD_IN_YEARS if like == "old" and noun in LIVING else ADJECTIVES.get(like, ""), "ADJ", f"{role}.like")


def _tool(tool: Group) -> list[Word]:
    """ "날카로운 칼로"."""
    line = _like(tool.like, tool.noun, "with") + words(NOUNS[tool.noun][0], "NOUN", "with")
    return _glue(line, "으로", "ADP", "with.prep")


def _place(place: Place, verb: str) -> list[Word]:
    """ "나무 아래에서", "정원으로" for a goal, "다리 위에" where somebody sits."""
    line = _like(place.like, place.noun, "where") + words(NOUNS[place.noun][0], "NOUN", "where")
    if verb in GOALS:
        return _glue(line, "으로", "ADP", "where.prep")
    prep = place.name.removesuffix(f" {place.noun}")
    line += words(SIDES_OF_PLACES.get(place.name) or SIDES.get(prep, ""), "NOUN", "where.prep")
    return _glue(line, "에" if verb in STATIVE else "에서", "ADP", "where.prep")


def _clause(clause: Clause) -> list[Word]:
    """ "아이 한 명이 노래하는 동안", "개 한 마리가 짖기 때문에"; without a subject "노래하면서", "피곤하기 때문에"."""
    link = clause.link
    line = _group(clause.who, f"{link}.who", "이") if clause.who else []
    line += _group(clause.what, f"{link}.what", _object_particle(clause.verb)) if clause.what else []
    if clause.state:
        *noun, like = words(STATES[clause.state], "ADJ", f"{link}.like")
        adjective = like[0]._replace(part=(f"{link}.like", f"{link}.verb"))  # it needs no "to be"
        return line + noun + _because([(adjective,)], link)
    verb, part = VERBS[clause.verb], f"{link}.verb"
    if link == "because":
        return line + _because(words(verb.stem, "VERB", part), link)
    if clause.who is None:
        return _glue(line + words(verb.joining, "VERB", part), "면서", "SCONJ", link)
    return _glue(line + words(verb.present, "VERB", part), "는", "PART", link) + words("동안", "SCONJ", link)


def _because(line: list[Word], link: str) -> list[Word]:
    reason = _glue(words("때문", "SCONJ", link), "에", "PART", link)
    return _glue(line, "기", "PART", link) + reason


def _object_particle(verb: str) -> str:
    return "에게" if verb in TO_SOMEBODY else "을"


def _glue(line: list[Word], particle: str, tag: str, *part: str) -> list[Word]:
    """The line with a particle at its last word, in the form that the final consonant asks for."""
    *before, last = line
    text = last[-1].text
    if particle == "으로":
        form = "로" if final_consonant(text) in (0, RIEUL) else "으로"
    else:
        form = attach(text, particle).removeprefix(text)
    return [*before, (*last, Piece(form, part, tag))]
