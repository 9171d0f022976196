import unicodedata

import pytest

from core.limits import limits
from core.problems import Problem
from core.text.cleaning import check, clean

LIMIT = limits().longest_text


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  a \t good\r\n film\u00a0\u3000", "a good film"),
        ("go\x00od\x07 \x1b[31mfilm\x7f\x9b", "good [31mfilm"),
        ("half \ud83d a pair", "half a pair"),
        ("cafe\u0301", "café"),
        (unicodedata.normalize("NFD", "영화가 재밌다"), "영화가 재밌다"),
        ("👨‍👩‍👧 love it 🎬", "👨‍👩‍👧 love it 🎬"),
        ("سلام שלום\u200f", "سلام שלום\u200f"),
        ("<b>good</b> **film** $x$", "<b>good</b> **film** $x$"),
        ("", ""),
    ],
)
def test_what_is_changed_and_what_stays(typed, cleaned):
    assert clean(typed) == cleaned
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize("nothing", ["", "   ", "\n\t\u3000", "\0\0", "\u200b\ufeff\u200d", "\x07"])
def test_nothing_to_read_is_a_problem(nothing):
    with pytest.raises(Problem, match="no text to read"):
        check(nothing)


def test_a_short_text_comes_without_notes():
    assert check(" good  film ") == ("good film", ())
    assert check("x" * LIMIT) == ("x" * LIMIT, ())


def test_a_long_text_is_cut_and_the_reader_is_told():
    text, (note,) = check("good film " * 1000)
    assert len(text) <= LIMIT
    assert note.message.format(**note.values) == "Only the first 2000 characters were read."


def test_blanks_and_decomposed_syllables_do_not_count_against_the_limit():
    assert check("a" + " " * 50_000 + "b") == ("a b", ())
    syllables = "강" * LIMIT
    assert check(unicodedata.normalize("NFD", syllables)) == (syllables, ())


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("good film " * 10_000, "good film good"),
        ("한글" * 50_000, "한글한글"),
        ("a" + "\u0316\u0301" * 50_000, "á\u0316"),
        ("\0" * 100_000 + "a", "a"),
    ],
)
def test_a_hundred_thousand_characters_are_no_harm(text, begins):
    cleaned = check(text)
    assert cleaned.text.startswith(unicodedata.normalize("NFC", begins))
    assert len(cleaned.text) <= LIMIT
    assert bool(cleaned.notes) == (begins != "a")
