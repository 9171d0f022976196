"""From the bytes of a table to its text: nobody knows in which encoding a spreadsheet was saved."""

from __future__ import annotations

from core.problems import N_, Problem

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
UNMARKED = ("utf-8", "cp949", "cp1252")  # cp1252 takes nearly everything, so it comes last
MOST_CONTROL = 0.05  # of the bytes; a text has next to none, random bytes have a tenth
NOTHING = N_("There is nothing in this table yet. Please put one text and its label in every row.")
_CONTROL = bytes(code for code in range(0x20) if not chr(code).isspace()) + b"\x7f"


def decode(data: bytes, nothing: str = NOTHING) -> str:
    """The text in `data`: UTF-8 with or without its mark, UTF-16 with one, CP949 or Windows-1252.

    Raises Problem for an empty file (`nothing` says what is missing) and for one that is no text.
    """
    text = _decoded(data)
    if text is None:
        raise Problem(
            N_("This is not a text file. In a spreadsheet program, save the table as “CSV UTF-8” and bring that file.")
        )
    if not text.replace("\0", "").strip():
        raise Problem(nothing)
    return text


def _decoded(data: bytes) -> str | None:
    mark = next((mark for mark in MARKS if data.startswith(mark)), None)
    if mark is None and len(data.translate(None, _CONTROL)) < (1 - MOST_CONTROL) * len(data):
        return None
    for encoding in UNMARKED if mark is None else (MARKS[mark],):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "cp949" or _is_korean(text):
            return text
    return None


def _is_korean(text: str) -> bool:
    """Whether text that could be read as CP949 is meant so.

    The curly quotes of Windows-1252 make a rare syllable together with the letter behind them (it’s: 0x92 0x73).
    Real Korean is nearly all common syllables, and both of their bytes lie above 0xA0 (KS X 1001).
    """
    foreign = [character.encode("cp949") for character in text if not character.isascii()]
    return sum(min(pair) > 0xA0 for pair in foreign) >= 0.5 * len(foreign)
