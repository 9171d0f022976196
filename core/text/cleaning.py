"""What is done to any typed text before anything else looks at it."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from core.limits import limits
from core.problems import N_, Problem

# Characters that command a terminal and lone halves of a surrogate pair; tabs and line ends count as blanks.
_FORBIDDEN = dict.fromkeys(
    [code for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc" and not chr(code).isspace()]
    + list(range(0xD800, 0xE000))
)


class Note(NamedTuple):
    """A remark for the reader: an English template, the key of the translation catalogue, and what fills its places."""

    message: str
    values: dict[str, object]


class Cleaned(NamedTuple):
    """A text that is safe to work with, and what the reader should know about it."""

    text: str
    notes: tuple[Note, ...] = ()


def clean(text: str) -> str:
    """The text without control characters, composed (Unicode NFC), blanks folded into one, not too long.

    Emoji, right-to-left text, HTML and Markdown are text and stay as they are. Cleaning twice changes nothing more.
    """
    limit = limits().longest_text
    return _composed(_folded(text), limit)[:limit].rstrip()


def check(text: str) -> Cleaned:
    """Clean a text and say what was cut off. Raises Problem when there is nothing to read in it."""
    limit = limits().longest_text
    folded = _folded(text)
    composed = _composed(folded, limit)
    if not any(_visible(character) for character in composed):
        raise Problem(N_("There is no text to read. Please type a sentence."))
    cut = len(composed) > limit or len(folded) > 4 * limit
    notes = (Note(N_("Only the first {limit} characters were read."), {"limit": limit}),) if cut else ()
    return Cleaned(composed[:limit].rstrip(), notes)


def _folded(text: str) -> str:
    return " ".join(text.translate(_FORBIDDEN).split())


def _composed(folded: str, limit: int) -> str:
    # Cut before composing, because thousands of accents in a row take time that grows with their square. Four times
    # the limit is enough: a Korean syllable is typed in up to three parts and composed into one.
    return unicodedata.normalize("NFC", folded[: 4 * limit])


def _visible(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZ"
