"""The lesson on translation, as a student walks through it: translate, unknown words, train, samples, exposure bias."""

import re

import pytest
from playwright.sync_api import expect

MAP, KOREAN_MAP = "Attention: written words by source words", "어텐션: 쓴 단어와 원문 단어"
SMALL = {"lang": "en", "corpus": "small_world", "train_size": 600, "epochs": 2, "embedding_size": 16, "hidden_size": 16}


def written(site):
    return site.main.locator(".written")


def test_an_everyday_german_sentence_is_translated(site):
    site.open("translation", lang="en", text="Ich habe keine Zeit.")
    expect(written(site)).to_have_text("I don't have time.")
    site.shows(MAP, "Zeit", "time", "<eos>")
    site.shows("Probability of each written word", "time")


def test_a_korean_sentence_is_translated_with_its_map_in_hangul(site):
    site.open("translation", lang="ko", text="그 여자는 차가운 우유를 마셔요.")
    expect(written(site)).to_have_text("The woman drinks cold milk.")
    site.shows(KOREAN_MAP, "여자", "우유", "woman", "milk")


def test_an_unknown_word_is_marked_and_a_known_one_offered(site):
    site.open("translation", lang="en", text="Der Hunnd schläft.")
    expect(site.main.locator(".read i")).to_have_text("Hunnd")
    near = site.main.get_by_role("button", name="hund", exact=True)
    near.click()
    expect(site.box("translation.sentence.text")).to_have_value("Der Hund schläft.")
    expect(written(site)).to_have_text("The dog is sleeping.")


def test_it_trains_and_the_samples_of_each_epoch_come(site):
    site.open("translation", **SMALL)
    run = site.train("translation")
    site.has_status("finished")
    site.shows("BLEU score", "validation")
    site.shows("Right words at each place", "true words before", "its own words before")
    site.key("translation.samples.which").get_by_role("radio", name="5").click()  # the last of the sample sentences
    expect(site.main.get_by_test_id("stDataFrame").first).to_be_visible()
    site.page.reload()
    site.has_status("finished")
    assert site.address()["run"] == run


def test_english_can_be_turned_into_german(site):
    site.open("translation", **SMALL | {"language": "en", "train_size": 2000, "epochs": 4, "hidden_size": 64})
    site.train("translation")
    site.has_status("finished")
    site.type("translation.sentence.text", "A dog sleeps.")
    expect(written(site)).to_contain_text("Ein")


def test_the_notes_tokenizers_write_backwards(site):
    more = {"train_size": 3000, "epochs": 4, "hidden_size": 64}
    site.open("translation", **SMALL | more | {"swapped_tokenizers": "true"})
    site.train("translation")
    site.has_status("finished")
    site.type("translation.sentence.text", "Ein Hund schläft.")
    expect(written(site)).to_have_text(re.compile(r"^\."))


@pytest.mark.parametrize(
    ("text", "said"),
    [("Hund " * 500, "Only the first 60 tokens"), ("مرحبا", "knows none")],  # the others: on the page of attention
)
def test_odd_sentences_get_an_answer(site, text, said):
    site.open("translation", lang="en")
    expect(written(site)).to_contain_text("time")
    site.type("translation.sentence.text", text)
    expect(site.main.get_by_test_id("stCaptionContainer").filter(has_text=said).first).to_be_visible()
