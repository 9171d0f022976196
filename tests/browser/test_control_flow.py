"""The lesson on control flow, as a student walks through it: train, look back, choose a depth, predict."""

import pytest
from playwright.sync_api import expect

GRAPH = {"en": "Graph of one pass", "ko": "한 번 계산한 그래프"}


@pytest.mark.parametrize("lang", ["ko"])  # the page tests open both languages
def test_it_trains_and_can_be_scrubbed_back(site, lang):
    site.open("control_flow", lang=lang)
    site.shows(GRAPH[lang], "W_in", "W_out", "ŷ")
    run = site.train("control_flow")
    site.until(lambda: site.step() == 500, "the end of the run")
    site.open("control_flow", lang=lang, run=run)  # a second visitor: nothing comes any more that moves the slider
    site.shows(GRAPH[lang], "W_in", "W_out")
    expect(site.button("control_flow.scrub.newest")).to_be_disabled()
    slider = site.main.get_by_role("slider").first
    slider.focus()
    slider.press("Home")
    site.until(lambda: site.address().get("step") == "0", "step 0 in the address", site.address)
    site.shows(GRAPH[lang], "W_in", "W_out")
    assert site.overflow() <= 0


def test_the_graph_grows_with_the_depth(site):
    site.open("control_flow", lang="en")
    site.pick("3")
    site.shows(GRAPH["en"], "h₃", "W_mid", "100 × 100")
    site.pick("0")
    site.until(lambda: "W_mid" not in site.labels(GRAPH["en"]), "a graph without the middle layer")
    expect(site.main.get_by_text("its .grad is None").first).to_be_visible()


def test_the_notes_stand_among_twenty_seeds(site):
    site.open("control_flow", lang="en")
    site.shows("One result for each of twenty seeds", "1.448", "the notes")


def test_three_depths_learn_side_by_side(site):
    site.open("control_flow", lang="en")
    expect(site.button("control_flow.compare.train")).to_be_enabled()
    site.button("control_flow.compare.train").click()
    expect(site.chart("Runs compared")).to_be_visible()


def test_a_student_predicts_then_runs(site):
    site.open("control_flow", lang="en")
    site.tab("Predict, then run")
    site.pick("one matrix: the sum over the uses")
    site.button("control_flow.sum_question.commit").click()
    expect(site.panel().get_by_text("Right:").first).to_be_visible()


def test_the_erratum_and_the_code(site):
    site.open("control_flow", lang="en")
    site.tab("Erratum")
    expect(site.panel().get_by_text("Erratum E13")).to_be_visible()
    site.tab("The code that ran")
    expect(site.panel().get_by_text("class DynamicNet").first).to_be_visible()


def test_a_run_that_runs_away_says_so(site):
    site.open("control_flow", lang="en", learning_rate=1)
    site.button("control_flow.train").click()
    site.has_status("diverged")
