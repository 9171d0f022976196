"""A sentence that knows which piece of its scene each of its characters says.

The pieces have the same names in every language ("who", "who.like", "verb", "where.prep" …), so what two languages have
in common can be read off: that is the planted alignment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]` says these parts of the scene: usually one, none for what has no counterpart (Korean case
    particles, commas, full stops), two where a language fuses words (German "im": preposition and article).

    `tag` is a universal part of speech: NOUN, VERB, ADJ, DET, NUM, ADP, PART, SCONJ, ADV, PRON, AUX or PUNCT.
    """

    start: int
    end: int
    part: tuple[str, ...]
    tag: str


@dataclass(frozen=True)
class Sentence:
    """A text and its spans, in order; every character but the blanks lies in exactly one."""

    text: str
    spans: tuple[Span, ...]


class Piece(NamedTuple):
    """What becomes a `Span` once it is known where it stands."""

    text: str
    part: tuple[str, ...]
    tag: str


Word = tuple[Piece, ...]  # pieces without blanks between them


def words(text: str, tag: str, *part: str) -> list[Word]:
    """The words of `text`, all with the same tag and parts: "picks up" is two pieces that say one verb."""
    return [(Piece(word, part, tag),) for word in text.split()]


def assemble(line: Iterable[Sequence[Piece]]) -> Sentence:
    """Write the words with blanks between them, punctuation close to the word before, and a capital at the start."""
    text, spans = "", []
    for word in line:
        text += " " if text and word[0].tag != "PUNCT" else ""
        for piece in word:
            spans.append(Span(len(text), len(text) + len(piece.text), piece.part, piece.tag))
            text += piece.text
    return Sentence(text[:1].upper() + text[1:], tuple(spans))
