"""The language of a text, by its letters."""

import pytest

from core.text.script import language_of, language_of_most


@pytest.mark.parametrize(
    ("text", "language"), [("a film", "en"), ("ㅋㅋ", "ko"), ("LG 티비 good", "ko"), ("", "en"), ("¡olé!", "en")]
)
def test_any_hangul_makes_a_text_korean(text, language):
    assert language_of(text) == language


def test_one_stray_text_does_not_change_the_language_of_many():
    assert language_of_most(["good", "bad", "좋아요"]) == "en"
    assert language_of_most(["좋아요", "별로예요", "good"]) == "ko"
