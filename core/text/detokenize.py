"""From words back to a text that reads well, so that a translation looks like a sentence and not like a list."""

from __future__ import annotations

import re

from core.text.vocabulary import UNK

_CLOSING = {".", ",", ";", ":", "!", "?", "…", "...", ")", "]", "}"}
_OPENING = {"(", "[", "{"}

# What spaCy cuts although it is written as one word.
_WHOLE = {("can", "not"), ("gon", "na"), ("got", "ta"), ("wan", "na")}

# In German “ closes what „ opened; in English the same mark opens.
_BEFORE = {"en": _CLOSING | {"”", "’", "'", "%"}, "de": _CLOSING | {"“", "‘", "«", "’", "'"}}
_BEHIND = {"en": _OPENING | {"“", "‘", "$", "£", "€", "#"}, "de": _OPENING | {"„", "‚", "»"}}
_BETWEEN = {"en": {"-", "/"}, "de": {"/"}}

_CLITIC = {
    "en": re.compile("n['’]t|['’](?:s|re|ve|ll|d|m|em)", re.IGNORECASE),
    "de": re.compile("['’]s", re.IGNORECASE),
}


def join(tokens: list[str], language: str) -> str:
    """The tokens of a sentence as running text, its first letter a capital.

    Undoes `tokenize` for "en", "de" and "letters" (which becomes no sentence and gets no capital); another language is
    a ValueError. What `normalise` took away is lost, except for the English “I”: German nouns stay in lower case.
    """
    if language == "letters":
        return "".join(tokens)
    if language not in _CLITIC:
        raise ValueError(f"no rules for joining the words of {language!r}")
    words = [token for token in tokens if token]
    text, quoted = "", False
    for before, word in zip(["", *words], words, strict=False):
        text += word if _closed_up(before, word, language, quoted) else f" {word}"
        quoted ^= word == '"'
    return _capitalised(re.sub(r"\bi\b(?!-|\.\w)", "I", text) if language == "en" else text)


def _closed_up(before: str, word: str, language: str, quoted: bool) -> bool:
    """Whether no blank stands between two words; `quoted` says that a straight quotation mark is open."""
    return (
        not before
        or (quoted and '"' in (before, word))
        or before in _BEHIND[language] | _BETWEEN[language]
        or word in _BEFORE[language] | _BETWEEN[language]
        or bool(_CLITIC[language].fullmatch(word))
        or (before.lower(), word.lower()) in _WHOLE
    )


def _capitalised(text: str) -> str:
    """The text with its first letter in upper case, also behind a quotation mark; ß, `<unk>` and the like stay."""
    if text.startswith(UNK):
        return text
    for place, letter in enumerate(text):
        if letter.isalnum():
            capital = letter.upper()
            return text[:place] + capital + text[place + 1 :] if len(capital) == 1 else text
    return text
