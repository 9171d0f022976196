"""The lesson on optimizers, as a student walks through it: race, look back, click a start, predict."""

import pytest
from playwright.sync_api import expect

MAP = {"en": "Paths of the rules on the surface", "ko": "지형 위에 그린 규칙별 경로"}
LOSSES = {"en": "Loss of each rule at every step", "ko": "스텝마다 규칙별 손실"}


@pytest.mark.parametrize("lang", ["ko"])  # the page tests open both languages
def test_six_rules_race_and_can_be_scrubbed_back(site, lang):
    site.open("optimizers", lang=lang, ground="beale", steps=80)
    site.shows(MAP[lang], "SGD", "Adam")
    run = site.train("optimizers")
    site.until(lambda: site.step() == 80, "the end of the race")
    site.open("optimizers", lang=lang, run=run)
    site.shows(LOSSES[lang], "SGD", "Momentum", "AdaGrad", "RMSProp", "Adadelta", "Adam")
    expect(site.button("optimizers.scrub.newest")).to_be_disabled()
    slider = site.main.get_by_role("slider").first
    slider.focus()
    slider.press("Home")
    site.until(lambda: site.address().get("step") == "0", "step 0 in the address", site.address)
    assert site.overflow() <= 0


def test_who_diverges_is_named_while_the_others_go_on(site):
    site.open("optimizers", lang="en", rates="own", rate_sgd=0.5, steps=80)
    site.train("optimizers")
    site.until(lambda: site.step() == 80, "the end of the race")
    site.until(lambda: {"✕ SGD", "SGD ✕"} & set(site.labels(MAP["en"])), "the name at the edge")
    site.shows(LOSSES["en"], "✕ SGD")
    expect(site.main.get_by_text("SGD diverged at step").first).to_be_visible()
    site.has_status("finished")


def test_a_click_on_the_map_is_the_start(site):
    site.open("optimizers", lang="en")
    expect(site.button("optimizers.train")).to_be_enabled()
    site.key("optimizers.picker").get_by_text("Choose the start on the map").click()
    site.chart("The surface, to choose the start on").locator("svg").click(position={"x": 300, "y": 120})
    site.until(lambda: site.address().get("start") == "own", "the start in the address", site.address)
    expect(site.main.get_by_text("Start: x =").first).to_be_visible()


def test_a_learning_rate_sweep_and_a_question(site):
    site.open("optimizers", lang="en")
    site.key("optimizers.sweep.rule").get_by_role("radio", name="SGD", exact=True).click()
    expect(site.main.get_by_text("SGD gets lowest with").first).to_be_visible()
    site.shows("Loss at different learning rates", "✕ SGD")
    site.tab("Predict, then run")
    site.pick("no, never")
    site.button("optimizers.growth_question.commit").click()
    expect(site.panel().get_by_text("Right:").first).to_be_visible()


def test_mini_batches_train_beside_all_samples(site):
    site.open("optimizers", lang="en")
    expect(site.button("optimizers.batches.train")).to_be_enabled()
    site.button("optimizers.batches.train").click()
    expect(site.chart("Runs compared")).to_be_visible()
