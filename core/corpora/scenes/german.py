"""German: the verb is second whatever comes first, and last in a subordinate clause; its prefix closes the clause."""

from __future__ import annotations

from core.corpora.scenes.declension import DER, WEAK, adjective, phrase
from core.corpora.scenes.frames import GOALS, PEOPLE
from core.corpora.scenes.german_lexicon import (
    DATIVE_VERBS,
    FEEDING,
    LINKS,
    NOUNS,
    PLACES,
    PREPOSITIONS,
    PRONOUNS,
    STATES,
    TIMES,
    VERBS,
    Verb,
)  # fmt: skip
from core.corpora.scenes.scene import Clause, Group, Place, Scene
from core.corpora.scenes.sentence import Piece, Sentence, Word, assemble, words

_FUSED = {("in", "dem"): "im", ("an", "dem"): "am", ("in", "das"): "ins"}


def realise(scene: Scene) -> Sentence:
    """The German sentence for a scene."""
    verb = _verb(scene.verb, scene.who)
    subject = phrase(scene.who, "who", "nominative")
    place = _place(scene.where, "accusative" if scene.verb in GOALS else "dative") if scene.where else []
    first = [word for entry in TIMES.get(scene.when, ()) for word in words(*entry)]
    first = place if scene.place_first else first
    line = [*(first or subject), *words(_finite(verb, scene.who), "VERB", "verb"), *(subject if first else [])]
    line += _middle(scene, [] if scene.place_first else place)
    line += words(verb.prefix, "ADP", "verb")
    line += _clause(scene.clause, scene.who) if scene.clause else []
    return assemble([*line, *words(".", "PUNCT")])


def _middle(scene: Scene, place: list[Word]) -> list[Word]:
    """Object, place and tool. What is known comes early: "liest das Buch im Garten", but "liest im Garten ein Buch"."""
    what = phrase(scene.what, "what", _case(scene.verb)) if scene.what else []
    tool = [*words("mit", "ADP", "with.prep"), *phrase(scene.tool, "with", "dative")] if scene.tool else []
    known = scene.what is not None and scene.what.definite
    return [*what, *place, *tool] if known else [*place, *what, *tool]


def _case(verb: str) -> str:
    return "dative" if verb in DATIVE_VERBS else "accusative"


def _verb(verb: str, who: Group) -> Verb:
    return FEEDING if verb == "eat" and who.noun not in PEOPLE.split() else VERBS[verb]


def _finite(verb: Verb, who: Group) -> str:
    return verb.plural if who.plural else verb.singular


def _place(place: Place, case: str) -> list[Word]:
    """ "im großen Garten": where something is stands in the dative, where it leads to in the accusative."""
    gender = NOUNS[place.noun].gender
    prep = PLACES.get(place.name) or PREPOSITIONS[place.name.removesuffix(f" {place.noun}")]
    article = DER[case][gender]
    if (prep, article) in _FUSED:
        line = words(_FUSED[prep, article], "ADP", "where.prep", "where.det")
    else:
        line = words(prep, "ADP", "where.prep") + words(article, "DET", "where.det")
    line += adjective(place.like, WEAK[case][gender], "where")
    return line + words(NOUNS[place.noun].singular, "NOUN", "where")


def _clause(clause: Clause, subject: Group) -> list[Word]:
    """ ", während ein Kind den Korb aufhebt", ", weil sie müde ist": the verb in one piece at the end."""
    link, who = clause.link, clause.who or subject
    line: list[Word] = [(Piece(",", (), "PUNCT"),), *words(LINKS[link], "SCONJ", link)]
    if clause.who:
        line += phrase(clause.who, f"{link}.who", "nominative")
    else:
        pronoun = "sie" if who.plural else PRONOUNS[NOUNS[who.noun].gender]
        line += words(pronoun, "PRON", f"{link}.who")
    if clause.state:
        line += words(STATES[clause.state], "ADJ", f"{link}.like")
        return line + words("sind" if who.plural else "ist", "AUX", f"{link}.verb")
    verb = _verb(clause.verb, who)
    line += phrase(clause.what, f"{link}.what", _case(clause.verb)) if clause.what else []
    return line + words(verb.prefix + _finite(verb, who), "VERB", f"{link}.verb")
