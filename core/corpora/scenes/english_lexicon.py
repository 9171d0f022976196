"""What English adds to the names of things in `frames`: irregular forms, pronouns and function words."""

from __future__ import annotations

PLURALS = {
    "man": "men", "woman": "women", "child": "children", "mouse": "mice", "fish": "fish", "box": "boxes",
}  # fmt: skip
PRONOUNS = {noun: pronoun for pronoun, nouns in {
    "he": "man boy farmer baker student", "she": "woman girl doctor painter",
    "it": "dog cat horse bird rabbit mouse duck fish",
}.items() for noun in nouns.split()}  # fmt: skip
NUMBERS = {2: "two", 3: "three", 4: "four"}
TIMES = {
    "today": (("today", "ADV", "when"),),
    "every morning": (("every", "DET", "when.det"), ("morning", "NOUN", "when")),
    "in the evening": (("in", "ADP", "when.prep"), ("the", "DET", "when.det"), ("evening", "NOUN", "when")),
    "on Sunday": (("on", "ADP", "when.prep"), ("Sunday", "NOUN", "when")),
}


def plural(noun: str) -> str:
    return PLURALS.get(noun, f"{noun}s")


def third_person(verb: str) -> str:
    """The form after "he": "carry" -> "carries", "pick up" -> "picks up"."""
    first, *rest = verb.split()
    if first.endswith("y") and first[-2] not in "aeiou":
        first = f"{first[:-1]}ies"
    else:
        first += "es" if first.endswith(("ch", "sh", "s", "x", "o")) else "s"
    return " ".join([first, *rest])
