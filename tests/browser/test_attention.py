"""The lesson on attention, as a student walks through it: translate, look, change a weight, train, scrub."""

import pytest
from playwright.sync_api import expect

MAP = "Attention: written words by source words"
KOREAN_MAP = "어텐션: 쓴 단어와 원문 단어"
SMALL = {"lang": "en", "train_size": 600, "epochs": 2, "embedding_size": 16, "hidden_size": 16}


def written(site):
    return site.main.locator(".written")


def test_a_german_sentence_is_translated_and_shows_where_the_model_looked(site):
    site.open("attention", lang="en")
    expect(written(site)).to_have_text("The boy picks up the heavy basket while a dog barks.")
    site.type("attention.sentence.text", "Die Frau trinkt kalte Milch.")
    expect(written(site)).to_have_text("The woman drinks cold milk.")
    site.shows(MAP, "Frau", "Milch", "woman", "drinks", "cold", "milk", "<eos>")
    site.has_status("recorded run")


def test_a_korean_sentence_is_translated_by_the_korean_model(site):
    site.open("attention", lang="ko", text="그 여자는 차가운 우유를 마셔요.")
    expect(written(site)).to_have_text("The woman drinks cold milk.")
    site.shows(KOREAN_MAP, "여자", "우유", "woman", "milk")


def test_the_language_of_the_sentence_chooses_the_model(site):
    site.open("attention", lang="en")
    expect(written(site)).to_contain_text("boy")
    site.type("attention.sentence.text", "개 한 마리가 자요.")
    expect(written(site)).to_have_text("A dog sleeps.")
    site.shows(MAP, "개", "dog")


def test_the_same_weights_as_lines(site):
    site.open("attention", lang="en", text="Ein Hund schläft.")
    site.pick("Lines")
    site.shows("Attention as lines", "Hund", "schläft", "dog", "sleeps")


def test_weights_changed_by_hand_change_the_word(site):
    site.open("attention", lang="en", text="Der Junge trägt den Korb, während ein Hund bellt.")
    expect(written(site)).to_have_text("The boy carries the basket while a dog barks.")
    site.pick("One word in slow motion")
    site.main.get_by_role("radio", name="boy", exact=True).click()
    expect(site.main.get_by_text("The model writes “boy”.")).to_be_visible()
    site.key("attention.sentence.slow.by_hand").get_by_role("switch").press("Space")
    site.main.get_by_role("radio", name="Hund", exact=True).click()
    expect(site.main.get_by_text("Now it writes “dog” and no longer “boy”.")).to_be_visible()
    site.shows("Weights of this word", "Hund", "by hand")


def test_occlusion_stands_beside_attention(site):
    site.open("attention", lang="en", text="Ein Hund schläft.")
    site.pick("Hide a word")
    site.shows("Occlusion: how much each hidden word hurts", "Hund", "dog")
    expect(site.main.get_by_text("Rank correlation with attention")).to_be_visible()


def test_an_unknown_word_is_marked_and_html_stays_text(site):
    site.open("attention", lang="en", text="Ein Dinosaurier schläft <b>laut</b>.")
    expect(site.main.locator(".read i").first).to_have_text("Dinosaurier")
    expect(site.main.locator(".read b")).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "said"),
    [("🙂", "<unk>"), ("Hund " * 500, "Only the first 60 tokens"), ("مرحبا", "knows none"), ("Hello, you?", "<unk>")],
)
def test_odd_sentences_get_an_answer(site, text, said):
    site.open("attention", lang="en")
    expect(written(site)).to_contain_text("boy")
    site.type("attention.sentence.text", text)
    expect(written(site)).not_to_contain_text("boy picks up")
    expect(site.main.get_by_test_id("stCaptionContainer").filter(has_text=said).first).to_be_visible()


def test_it_trains_and_the_alignment_of_an_early_step_can_be_seen(site):
    site.open("attention", **SMALL)
    run = site.train("attention")
    site.has_status("finished")
    site.shows("Alignment error", "100%")
    expect(written(site)).to_be_visible()
    site.page.reload()
    site.has_status("finished")
    assert site.address()["run"] == run
    thumb = site.main.get_by_role("slider", name="Look at step")
    thumb.focus()
    thumb.press("Home")
    site.until(lambda: site.address().get("step") == "0", "step 0 in the address", site.address)
    expect(written(site)).to_be_visible()
