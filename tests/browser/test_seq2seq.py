"""The lesson on sequence to sequence, as a student walks through it: word by word, states, beam, bottleneck."""

import pytest
from playwright.sync_api import expect

BOX = "seq2seq.sentence"
WORDS = "words right in every letter"


def written(site):
    return site.main.locator(".chips.writing")


def press(site, name):
    """Click a button and wait until the page has taken it."""
    before = written(site).inner_text()
    expect(site.button(f"{BOX}.{name}")).to_be_enabled()
    site.button(f"{BOX}.{name}").click()
    expect(written(site)).not_to_have_text(before)


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "Zwei Katzen trinken Milch."), ("ko", "고양이 두 마리가 우유를 마셔요.")]
)
def test_a_sentence_is_written_one_word_a_click(site, lang, text):
    site.open("seq2seq", lang=lang, text=text)
    press(site, "next")
    expect(written(site)).to_contain_text("two")
    press(site, "next")
    expect(written(site)).to_contain_text("cats")
    press(site, "back")
    expect(written(site)).not_to_contain_text("cats")
    press(site, "last")
    expect(written(site)).to_contain_text("<eos>")
    expect(site.button(f"{BOX}.next")).to_be_disabled()
    press(site, "first")
    expect(written(site)).not_to_contain_text("two")


def test_another_word_than_the_likeliest_leads_elsewhere(site):
    site.open("seq2seq", lang="en", text="Zwei Katzen trinken Milch.")
    expect(site.button(f"{BOX}.take.1")).to_be_enabled()
    other = site.button(f"{BOX}.take.1").inner_text()
    site.button(f"{BOX}.take.1").click()
    expect(written(site)).to_contain_text(other)
    press(site, "last")
    expect(written(site)).to_contain_text("<eos>")


def test_the_next_word_can_be_had_with_the_keyboard(site):
    site.open("seq2seq", lang="en", text="Zwei Katzen trinken Milch.")
    expect(site.button(f"{BOX}.next")).to_be_enabled()
    site.button(f"{BOX}.next").press("Enter")
    expect(written(site)).to_contain_text("two")


def test_hidden_states_and_the_beam(site):
    site.open("seq2seq", lang="en", text="Zwei Katzen trinken Milch.")
    site.pick("Hidden states")
    site.shows("Hidden states of encoder and decoder", "Katzen", "→ handed over", "<bos>")
    site.pick("Greedy and beam")
    site.shows("Beam search as a tree", "<bos>", "two", "cats", "<eos>")


def test_the_bottleneck_is_a_curve(site):
    site.open("seq2seq", lang="en")
    site.shows(WORDS, "without attention", "with attention", "14")
    expect(site.main.get_by_text("At 14 letters").first).to_be_visible()


def test_a_word_comes_back_from_a_model_that_learned_to_reverse(site):
    site.open("seq2seq", lang="en", run="backwards-general", text="glassbox")
    press(site, "last")
    expect(written(site)).to_contain_text("x")
    tokens = written(site).locator("span").evaluate_all("spans => spans.map(span => span.firstChild.textContent)")
    assert tokens == [*"xobssalg", "<eos>"]


@pytest.mark.parametrize("text", ["Hund " * 500, "<b>Hund</b>"])  # the others: on the page of attention
def test_odd_sentences_get_an_answer(site, text):
    site.open("seq2seq", lang="en")
    expect(site.button(f"{BOX}.next")).to_be_enabled()
    site.type(f"{BOX}.text", text)
    expect(site.main.locator(".chips").first).not_to_contain_text("Katzen")
    expect(site.button(f"{BOX}.next")).to_be_enabled()
    expect(site.main.locator(".chips b")).to_have_count(0)


def test_two_models_are_measured_side_by_side(site):
    """The bottleneck with a narrow vector: both learn at once. What comes of it is tested with the trainers."""
    site.open("seq2seq", lang="en")
    site.main.get_by_role("radio", name="32", exact=True).click()
    expect(site.button("seq2seq.own_length.train")).to_be_enabled()
    site.button("seq2seq.own_length.train").click()
    expect(site.chart("Runs compared").first).to_be_visible()
