"""German noun phrases: articles, the three declensions of adjectives, and the endings of nouns."""

from __future__ import annotations

from core.corpora.scenes.frames import MASSES
from core.corpora.scenes.german_lexicon import ADJECTIVES, NOUNS, NUMBERS, Noun
from core.corpora.scenes.scene import Group
from core.corpora.scenes.sentence import Word, words

DER = {
    "nominative": {"m": "der", "f": "die", "n": "das", "plural": "die"},
    "accusative": {"m": "den", "f": "die", "n": "das", "plural": "die"},
    "dative": {"m": "dem", "f": "der", "n": "dem", "plural": "den"},
}
EIN = {
    "nominative": {"m": "ein", "f": "eine", "n": "ein"},
    "accusative": {"m": "einen", "f": "eine", "n": "ein"},
    "dative": {"m": "einem", "f": "einer", "n": "einem"},
}
WEAK = {  # after der, die, das
    "nominative": {"m": "e", "f": "e", "n": "e", "plural": "en"},
    "accusative": {"m": "en", "f": "e", "n": "e", "plural": "en"},
    "dative": {"m": "en", "f": "en", "n": "en", "plural": "en"},
}
STRONG = {  # with nothing before them that shows the case
    "nominative": {"m": "er", "f": "e", "n": "es", "plural": "e"},
    "accusative": {"m": "en", "f": "e", "n": "es", "plural": "e"},
    "dative": {"m": "em", "f": "er", "n": "em", "plural": "en"},
}
MIXED = {**STRONG, "dative": WEAK["dative"]}  # after ein: it shows the case in the dative, elsewhere the adjective must


def phrase(group: Group, role: str, case: str) -> list[Word]:
    """ "die zwei alten Frauen", "einem kleinen Hund", "kaltes Wasser"."""
    noun = NOUNS[group.noun]
    form = "plural" if group.plural else noun.gender
    line, endings = [], STRONG
    if group.definite:
        line, endings = words(DER[case][form], "DET", f"{role}.det"), WEAK
    if group.number in NUMBERS:
        line += words(NUMBERS[group.number], "NUM", f"{role}.number")
    elif not group.definite and group.noun not in MASSES:
        line, endings = words(EIN[case][form], "DET", f"{role}.number"), MIXED
    return (
        line
        + adjective(group.like, endings[case][form], role)
        + words(_declined(noun, group.plural, case), "NOUN", role)
    )


def adjective(like: str, ending: str, role: str) -> list[Word]:
    return words(ADJECTIVES[like] + ending, "ADJ", f"{role}.like") if like else []


def _declined(noun: Noun, plural: bool, case: str) -> str:
    """The noun in its case: weak nouns take -n or -en in the singular, the dative plural takes -n."""
    if plural:
        return noun.plural + ("n" if case == "dative" and noun.plural[-1] not in "ns" else "")
    if noun.weak and case != "nominative":
        return noun.plural  # den Jungen, dem Studenten, den Bauern: the same form as the plural
    return noun.singular
