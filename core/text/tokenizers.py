"""Cutting a text into words: spaCy's rules for English and German, MeCab's dictionary of morphemes for Korean.

A Korean word is a stem with endings glued to it, so it is cut into morphemes: 재밌다 becomes 재밌 + 다. Words that are
to be written backwards have a language of their own, "letters": each letter is a token.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_PACKAGES = {"en": ("spacy",), "de": ("spacy",), "ko": ("mecab-ko", "python-mecab-ko-dic"), "letters": ()}

Spans = Callable[[str], Iterator[tuple[int, int]]]


class Token(NamedTuple):
    """A word and where it stands: `text[start:end]` of the text that was cut, in characters."""

    text: str
    start: int
    end: int


def tokenize(text: str, language: str) -> list[Token]:
    """The words of a text in order, as they are written. Blanks belong to no word.

    `language` is "en", "de", "ko" or "letters"; another one is a ValueError.
    """
    return [Token(text[start:end], start, end) for start, end in _words(text, language)]


def tokenize_all(texts: Iterable[str], language: str) -> list[list[str]]:
    """The words of many texts in the form that a vocabulary counts: `tokenize`, then `normalise`."""
    return [[normalise(text[start:end]) for start, end in _words(text, language)] for text in texts]


def normalise(word: str) -> str:
    """The form in which a word is looked up in the vocabulary: lower case."""
    return word.lower()


def version(language: str) -> str:
    """Which tokenizer cuts `language`, as a string that changes whenever its words might."""
    from importlib.metadata import version as installed

    return " ".join(f"{package} {installed(package)}" for package in _PACKAGES[language])


def _words(text: str, language: str) -> Iterator[tuple[int, int]]:
    spans = _tokenizer(language)(_harmless(text))
    return ((start, end) for start, end in spans if not text[start:end].isspace())


def _harmless(text: str) -> str:
    """The text with what the C++ below cannot bear replaced one for one, so that offsets stay true.

    MeCab stops reading at a null; neither tokenizer takes half of a surrogate pair.
    """
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


@cache
def _tokenizer(language: str) -> Spans:
    if language in ("en", "de"):
        return _spacy(language)
    if language == "ko":
        return _korean()
    if language == "letters":
        return lambda text: ((place, place + 1) for place in range(len(text)))
    raise ValueError(f"no tokenizer for the language {language!r}")


def _spacy(language: str) -> Spans:
    import spacy

    cut = spacy.blank(language).tokenizer
    return lambda text: ((token.idx, token.idx + len(token)) for token in cut(text))


def _korean() -> Spans:
    from mecab_ko._MeCab import Tagger  # the class above it knows only the dictionary of its own package

    rules = _dictionary("python-mecab-ko-dic")
    options = ("--rcfile", str(rules), "--dicdir", str(rules.parent), "--output-format-type", "wakati")
    cut = Tagger([b"", *map(os.fsencode, options)]).parse
    return lambda text: _found_in_turn(cut(text).split(" ")[:-1], text)  # a blank after each word, then a line's end


def _dictionary(package: str) -> Path:
    """The rules of a MeCab dictionary, in whose folder the rest of it lies.

    It is not imported, for two packages call their module `mecab_ko_dic`. Raises `FileNotFoundError`.
    """
    from importlib.metadata import files

    for file in files(package) or ():
        if file.name == "dicrc":
            return Path(file.locate())
    raise FileNotFoundError(f"no dicrc among the files of {package}")


def _found_in_turn(words: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the words stand, by walking along the text: MeCab counts in bytes."""
    end = 0
    for word in words:
        start = text.find(word, end)
        if start >= 0:  # a word that does not stand in the text cannot be pointed at
            end = start + len(word)
            yield start, end
