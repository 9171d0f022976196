"""The lesson on automatic gradients, as a student walks through it: type, click, forget to empty, predict."""

import pytest
from playwright.sync_api import expect

GRAPH = {"en": "Graph of your expression", "ko": "내 식의 그래프"}
ADDS_UP = {"en": "Used 3 times", "ko": "3번 쓰였으니"}


@pytest.mark.parametrize("lang", ["ko"])  # the page tests open both languages
def test_an_expression_of_ones_own_becomes_a_graph_that_can_be_clicked(site, lang):
    site.open("autograd", lang=lang)
    site.shows(GRAPH[lang], "sin", "= 6.909", "grad 2.584")
    site.type("autograd.formula", "x*x + x*tanh(w); x=3; w=0")
    site.box("autograd.formula").press("Enter")
    site.shows(GRAPH[lang], "tanh", "= 9", "grad 6")
    words = site.key("autograd.node.words")
    expect(words).to_contain_text(ADDS_UP[lang])
    site.chart(GRAPH[lang]).locator("svg text", has_text="tanh").first.click(force=True)  # the box lies over its text
    expect(words).to_contain_text("tanh(w)")
    expect(words).to_contain_text("3 × 1 = 3")
    assert "w=0" in site.address()["text"]
    assert site.overflow() <= 0


def test_forgetting_to_empty_makes_the_run_diverge_alone_and_side_by_side(site):
    site.open("autograd", lang="en", zero_grad="false")
    site.train("autograd")
    site.has_status("diverged")
    expect(site.main.get_by_text("Never emptied: at step").first).to_be_visible()
    site.button("autograd.compare.train").click()
    expect(site.chart("Runs compared")).to_be_visible()


def test_pytorch_refuses_an_update_that_it_watches(site):
    site.open("autograd", lang="en")
    site.pick("without no_grad")
    expect(site.warning().get_by_text("a leaf Variable that requires grad").first).to_be_visible()


def test_a_student_predicts_then_runs_and_reads_the_errata(site):
    site.open("autograd", lang="en")
    site.tab("Predict, then run")
    site.pick("8, both passes added")
    site.button("autograd.twice_question.commit").click()
    expect(site.panel().get_by_text("Right:").first).to_be_visible()
    site.tab("Erratum")
    expect(site.panel().get_by_text("Only the update lowered it.")).to_be_visible()
    expect(site.panel().get_by_text("len() of a 0-d tensor").first).to_be_visible()
