"""The lesson on tensors, as a student walks through it: predict a shape, train without the mask, race."""

import pytest
from playwright.sync_api import expect

CELLS = {"en": "A tensor as cells", "ko": "칸으로 그린 텐서"}
RIGHT = {"en": "Right. a.reshape(3, -1) has the shape (3, 2)", "ko": "맞았어요. a.reshape(3, -1)의 모양은 (3, 2)"}


@pytest.mark.parametrize("lang", ["ko"])  # the page tests open both languages
def test_a_shape_is_predicted_then_seen(site, lang):
    site.open("tensors", lang=lang)
    site.shows(CELLS[lang], "1", "6")
    expect(site.chart("a.reshape(3, -1)")).to_have_count(0)
    site.type("tensors.lab.expected", "3, 2")
    site.button("tensors.lab.run").click()
    expect(site.main.get_by_text(RIGHT[lang])).to_be_visible()
    site.shows("a.reshape(3, -1)", "1", "6")
    assert site.overflow() <= 0


def test_what_is_impossible_is_refused_in_words(site):
    site.open("tensors", lang="en")
    site.type("tensors.lab.reshape", "5, 3")
    site.type("tensors.lab.expected", "5, 3")
    site.button("tensors.lab.run").click()
    expect(site.main.get_by_text("6 numbers do not fill 5 × 3 = 15 places.")).to_be_visible()


def test_it_trains_with_the_mask_and_can_be_scrubbed_back(site):
    site.open("tensors", lang="en", mask="true", steps=100)
    run = site.train("tensors")
    site.until(lambda: site.step() == 100, "the end of the run")
    site.open("tensors", lang="en", run=run)
    expect(site.main.get_by_text("by 0 of its length, without it by 1.66")).to_be_visible()
    site.main.get_by_role("slider").first.press("Home")
    expect(site.main.get_by_text("by 0 of its length, without it by 0.95")).to_be_visible()


def test_a_race_is_measured_size_by_size(site):
    site.open("tensors", lang="en")
    expect(site.button("tensors.race.start")).to_be_enabled()
    site.button("tensors.race.start").click()
    expect(site.main.get_by_text("Measured now on:")).to_be_visible()
    site.shows("Time for one matrix product", "NumPy", "PyTorch, CPU", "4096")


def test_a_student_predicts_then_runs(site):
    site.open("tensors", lang="en")
    site.tab("Predict, then run")
    site.pick("it falls all the same")
    site.button("tensors.loss_question.commit").click()
    expect(site.panel().get_by_text("Right: it falls all the same")).to_be_visible()
    site.tab("Erratum")
    expect(site.panel().get_by_text("Erratum E05")).to_be_visible()
    expect(site.chart("How the numbers of randn and rand lie")).to_be_visible()
