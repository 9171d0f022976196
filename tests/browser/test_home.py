"""Home, as a visitor meets it: the classroom box, the map of the course, the language switch, the machine."""

import re

import pytest
from playwright.sync_api import expect


def test_an_english_sentence_is_judged_by_the_english_model(site):
    site.open(lang="en")
    site.type("home.text", "A moving and wonderful film.")
    expect(site.verdict).to_have_text(re.compile(r"^(Positive|Negative|Undecided)\s*\d{1,3} % positive$"))
    assert site.tokens() == ["A", "moving", "and", "wonderful", "film", "."]


def test_a_korean_sentence_is_judged_by_the_korean_model(site):
    site.open(lang="en")
    site.type("home.text", "정말 재미있는 영화예요")
    expect(site.verdict).to_have_text(re.compile(r"\d{1,3} % positive"))
    assert "".join(site.tokens()) == "정말재미있는영화예요"
    assert site.main.locator(".tokens li:not(.unknown)").count() > 0  # the English model knows no word of it


def test_examples_are_read_at_a_click(site):
    site.open(lang="en")
    for number in range(3):
        example = site.button(f"home.example.{number}")
        text = example.inner_text()
        example.click()
        expect(site.box("home.text")).to_have_value(text)
        first = text.split()[0]
        site.until(lambda first=first: site.tokens()[:1] == [first], f"the verdict about “{text}”", site.tokens)


def test_changing_the_language_keeps_the_sentence_and_its_verdict(site):
    site.open(lang="en")
    site.type("home.text", "Dull and boring.")
    expect(site.verdict).to_contain_text("% positive")
    percent = re.search(r"\d+", site.verdict.inner_text())[0]
    site.speak("한국어")
    expect(site.verdict).to_contain_text(f"긍정일 확률 {percent} %")
    expect(site.box("home.text")).to_have_value("Dull and boring.")
    assert site.address()["lang"] == "ko"


def test_the_map_of_the_course_leads_to_the_topic(site):
    site.open(lang="en")
    site.main.get_by_role("link", name="2.2 Sentiment").click()
    expect(site.main.locator("h1")).to_have_text("2.2 Sentiment")
    assert site.page.url.startswith(f"{site.base}/sentiment")
    assert site.address()["lang"] == "en"


def test_the_foot_of_the_sidebar_says_on_what_it_computes(site):
    site.open(lang="en")
    foot = site.page.get_by_test_id("stSidebar").get_by_test_id("stCaptionContainer").last
    expect(foot).to_have_text(re.compile(r"\S+ · \d+ workers? · (no queue|\d+ waiting)$"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "sentiment"])
def test_a_phone_never_scrolls_sideways(visit, path, theme, trained):
    site = visit(viewport={"width": 390, "height": 844}, color_scheme=theme)
    site.open(path, lang="ko", text="정말 재미있는 영화예요", **({"run": trained} if path else {}))
    expect(site.verdict).to_contain_text("%")
    if path:
        expect(site.chart("토큰마다 본 모든 유닛의 게이트와 상태")).to_be_visible()
    assert site.overflow() <= 1
    background = site.page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    dark = sum(map(int, re.findall(r"\d+", background)[:3])) < 3 * 128
    assert dark == (theme == "dark")


def test_the_classroom_box_translates_too(site):
    site.open(lang="en")
    site.pick("What is it in English?")
    for text, english in (("Ein Hund schläft.", "A dog is sleeping."), ("고양이 한 마리가 자요.", "A cat sleeps.")):
        site.type("home.translate.text", text)
        expect(site.main.locator(".written")).to_have_text(english)
    site.shows("Attention: written words by source words", "고양이", "cat")
