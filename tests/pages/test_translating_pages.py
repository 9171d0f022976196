"""The pages that translate: what they show before anybody does anything, in both languages, and at odd addresses."""

import pytest

from tests.pages.opening import opened, quiet, texts, warned

PAGES = {topic: f"translation/{topic}.py" for topic in ("seq2seq", "attention", "translation")}
SHOWN = {
    ("attention", "en"): ("Alignment error against the planted links", "Each row sums to 1"),
    ("attention", "ko"): ("정렬 오류율", "행마다 합이 1"),
    ("seq2seq", "en"): ("The decoder would write “two” next", "At 14 letters"),
    ("seq2seq", "ko"): ("디코더가 다음에 쓰려는 단어: ‘two’", "14글자일 때:"),
    ("translation", "en"): ("Each row sums to 1", "All places together"),
    ("translation", "ko"): ("행마다 합이 1", "모든 위치를 합치면"),
}


@pytest.mark.parametrize(("topic", "lang"), SHOWN)
def test_it_opens_on_a_recorded_translation(topic, lang):
    at = quiet(opened(PAGES[topic], lang=lang))
    for words in SHOWN[topic, lang]:
        assert words in texts(at)


@pytest.mark.parametrize("topic", PAGES)
@pytest.mark.parametrize(
    "address", [{"hidden_size": "9"}, {"attention": "magic"}, {"run": "nothing-like-that"}, {"language": "fr"}]
)
def test_an_odd_address_gives_a_sentence_and_the_page(topic, address):
    at = warned(opened(PAGES[topic], **address))
    assert SHOWN[topic, "en"][0] in texts(at)


@pytest.mark.parametrize("topic", PAGES)
def test_a_long_text_that_begins_in_another_language_than_it_ends_is_read(topic):
    at = opened(PAGES[topic], text="Hund " * 500 + "개 한 마리가 자요")
    assert not at.exception
    assert not at.error


@pytest.mark.parametrize("topic", PAGES)
def test_an_empty_box_asks_for_a_sentence(topic):
    at = opened(PAGES[topic])
    at.text_input[0].set_value("   ").run()
    assert not at.exception
    assert "Type a sentence, or choose one of the examples." in texts(at)


@pytest.mark.parametrize(
    ("topic", "run"), [("attention", "de-en"), ("seq2seq", "backwards-none"), ("translation", "tatoeba-de-en")]
)
def test_a_recorded_run_that_was_opened_stays_when_the_sentence_is_in_another_language(topic, run):
    at = opened(PAGES[topic], run=run, text="개 한 마리가 자요.")
    assert not at.exception
    assert "This model was trained on sentences in another language." in texts(at)
