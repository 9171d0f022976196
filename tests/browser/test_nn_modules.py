"""The lesson on modules, as a student walks through it: choose layers, train, look back, compare, predict."""

import pytest
from playwright.sync_api import expect

PICTURES = {"en": ("Histogram of one parameter", "step 0"), "ko": ("파라미터 하나의 히스토그램", "스텝 0")}


@pytest.mark.parametrize("lang", ["ko"])  # the page tests open both languages
def test_a_chosen_network_trains_and_can_be_scrubbed_back(site, lang):
    site.open("nn_modules", lang=lang, hidden_layers=3, activation="tanh", steps=100)
    site.shows(*PICTURES[lang])
    run = site.train("nn_modules")
    site.until(lambda: site.step() == 100, "the end of the run")
    site.open("nn_modules", lang=lang, run=run, step=0)
    expect(site.main.get_by_role("radio", name="6.weight", exact=True)).to_be_visible()
    site.shows(*PICTURES[lang])
    assert site.overflow() <= 0


def test_three_ways_learn_side_by_side_with_one_list(site):
    site.open("nn_modules", lang="en", seed=5, steps=200)
    expect(site.button("nn_modules.ways.train")).to_be_enabled()
    site.button("nn_modules.ways.train").click()
    expect(site.main.get_by_text("Steps compared: 200. The largest difference between the three losses is 0")
           ).to_be_visible()  # fmt: skip


def test_a_student_predicts_then_runs_and_reads_the_errata(site):
    site.open("nn_modules", lang="en")
    site.tab("Predict, then run")
    site.pick("it learns far more slowly")
    site.button("nn_modules.mean_question.commit").click()
    expect(site.panel().get_by_text("Right:").first).to_be_visible()
    site.pick("101,110")
    site.button("nn_modules.count_question.commit").click()
    expect(site.panel().get_by_text("= 101,110").first).to_be_visible()
    site.tab("Erratum")
    expect(site.panel().get_by_text("Erratum E11")).to_be_visible()
    expect(site.panel().get_by_text("there are 640 errors")).to_be_visible()
    expect(site.panel().get_by_text("It fell by the factor")).to_be_visible()
