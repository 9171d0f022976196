"""Korean endings by arithmetic on syllables.

A Hangul syllable is one code point: 0xAC00 + (initial · 21 + vowel) · 28 + final consonant. So the final consonant is a
remainder by 28, and taking it away is a subtraction.
"""

from __future__ import annotations

from typing import NamedTuple

FIRST_SYLLABLE, FINALS, SSANG_SIOT = 0xAC00, 28, 20
FINAL = "final"  # the ending of a sentence, as opposed to 고 and 지만
PARTICLES = {"이": "가", "은": "는", "을": "를"}  # after a final consonant: after a vowel


class Predicate(NamedTuple):
    """The forms of an adjective or verb, from which every ending of the small world can be made."""

    stem: str  # 좋: before 지, 고, 지만
    past: str  # 좋았: before 어요, 고, 지만, 는데
    polite: str  # 좋아요
    plain: str  # 좋아


def final_consonant(word: str) -> int:
    """Index of the last syllable's final consonant, 0 if it ends in a vowel."""
    return (ord(word[-1]) - FIRST_SYLLABLE) % FINALS


def attach(noun: str, particle: str) -> str:
    """Noun and particle: attach("방", "이") is 방이, attach("영화", "이") is 영화가; other particles never change."""
    return noun + (particle if final_consonant(noun) else PARTICLES.get(particle, particle))


def predicate(entry: str) -> Predicate:
    """Read "친절하다" (regular in 하다), "좋다/좋았" (past stem given) or "인상적이다=" (noun with the copula 이다).

    The present drops the ㅆ of the past stem, which holds for every irregular verb: 매웠 → 매워, 봤 → 봐.
    """
    dictionary, _, past = entry.partition("/")
    if dictionary.endswith("="):
        noun = dictionary.removesuffix("이다=")
        closed = final_consonant(noun)
        polite, plain = ("이에요", "이야") if closed else ("예요", "야")
        return Predicate(f"{noun}이", noun + ("이었" if closed else "였"), noun + polite, noun + plain)
    stem = dictionary.removesuffix("다")
    past = past or f"{stem.removesuffix('하')}했"
    plain = past[:-1] + chr(ord(past[-1]) - SSANG_SIOT)
    return Predicate(stem, past, f"{plain}요", plain)


def conjugate(forms: Predicate, ending: str, style: str, past: bool) -> str:
    """The predicate with the ending `FINAL` (해요체 or 해체, by style) or a connective ending such as 고 or 지만."""
    if ending != FINAL:
        return (forms.past if past else forms.stem) + ending
    if past:
        return forms.past + ("어요" if style == "polite" else "어")
    return forms.polite if style == "polite" else forms.plain


def deny_shortly(forms: Predicate) -> Predicate | None:
    """The predicate with 안, which stands right before its last word: 안 좋았, 마음에 안 들었. None if it sounds wrong:
    안 is natural before short words, and not before 하다 words, 있다/없다, the wish -고 싶다 and a few others.
    """
    *before, last = forms.stem.split()
    if len(last) > 2 or last[-1] in "하있없싶차찮":
        return None
    return Predicate(*(" ".join([*before, "안", form.split()[-1]]) for form in forms))
