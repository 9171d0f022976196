"""The lesson on the training loop, as a student walks through it: train, slow down, step back, bring a table."""

import pytest
from playwright.sync_api import expect

NETWORK = {"en": "The network with its numbers", "ko": "숫자를 적은 신경망"}
MATRIX = "Confusion matrix of this step"


def go(site, name):
    site.button(f"training_loop.slow.{name}").click()


def lit(site, code):
    expect(site.main.locator("mark").filter(has_text=code)).to_be_visible()


@pytest.mark.parametrize("lang", ["ko"])  # the page tests open both languages
def test_a_run_can_be_scrubbed_and_each_step_slowed_down(site, lang):
    site.open("training_loop", lang=lang)
    run = site.train("training_loop")
    site.until(lambda: site.step() == 360, "the end of the run")
    site.open("training_loop", lang=lang, run=run, step=0)
    site.shows(NETWORK[lang], "h₁", "10 × 4")
    lit(site, "self.model(x)")
    first = site.labels(NETWORK[lang])
    for code in ("loss_by_row(", "loss.backward()", "self.optimizer.step()", "self.model(x)"):
        go(site, "next")
        lit(site, code)
    site.until(lambda: site.labels(NETWORK[lang]) != first, "other numbers in the next step")
    for code in ("self.optimizer.step()", "loss.backward()", "loss_by_row(", "self.model(x)"):
        go(site, "back")
        lit(site, code)
    site.until(lambda: site.labels(NETWORK[lang]) == first, "the very same numbers again")
    expect(site.button("training_loop.slow.back")).to_be_disabled()
    assert site.address()["step"] == "0"


def test_the_picture_can_be_read_on_a_phone(visit):
    site = visit(viewport={"width": 390, "height": 844})
    site.open("training_loop", lang="en")
    site.shows(NETWORK["en"], "W₁: 4 × 5 = 20 arrows", "W₂: 5 × 3 = 15 arrows")
    assert site.overflow() <= 0
    box = site.key("training_loop.network.wide")
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") > 200
    assert (
        site.chart(NETWORK["en"]).locator("svg text").first.evaluate("text => text.getBoundingClientRect().height") > 9
    )


def test_a_table_of_ones_own_is_pasted_learned_and_looked_into(site):
    site.open("training_loop", lang="en", corpus="own", epochs=20)
    rows = "\n".join(f"{n % 3 + n / 50},{n},{('small', 'middle', 'large')[n % 3]}" for n in range(60))
    site.main.get_by_label("Or paste it here").fill(f"length,age,size class,\n{rows}".replace("size class,", "class"))
    site.button("training_loop.own.use").click()
    expect(site.main.get_by_text("60 rows: the network learns from 36").first).to_be_visible()
    site.train("training_loop")
    site.shows(NETWORK["en"], "length", "age", "middle")
    site.shows(MATRIX, "small", "middle", "large")


def test_one_step_at_a_time(site):
    site.open("training_loop", lang="en")
    site.pick("1")
    site.train("training_loop")
    site.button("training_loop.play").click()
    site.has_status("paused")
    site.rests(site.step)  # the bar may still tell of the last step
    at = site.step()
    site.button("training_loop.one").click()
    site.until(lambda: site.step() == at + 1, "one step more")


def test_a_student_predicts_then_reads_the_erratum_in_the_live_network(site):
    site.open("training_loop", lang="en")
    site.tab("Predict, then run")
    site.pick("20, one for each arrow")
    site.button("training_loop.shape_question.commit").click()
    expect(site.panel().get_by_text("Right:").first).to_be_visible()
    site.tab("Erratum")
    expect(site.panel().get_by_text("Erratum E01")).to_be_visible()
    expect(site.panel().get_by_text("4 × 5 = 20 arrows").first).to_be_visible()
