"""The lesson on functions of one's own, as a student walks through it: choose, check, train, compare, predict."""

import pytest
from playwright.sync_api import expect

SLOPE = {"en": "Slope by the backward and slope measured", "ko": "backward의 기울기와 측정한 기울기"}
KINK = {"en": "kink", "ko": "꺾임"}
FAILS = {"en": "gradcheck: fails", "ko": "gradcheck: 실패"}


@pytest.mark.parametrize("lang", ["ko"])  # the page tests open both languages
def test_a_wrong_backward_is_seen_checked_and_trained(site, lang):
    site.open("custom_function", lang=lang, backward="doubled")
    site.shows(SLOPE[lang], KINK[lang])
    expect(site.main.get_by_text(FAILS[lang])).to_be_visible()
    run = site.train("custom_function")
    site.until(lambda: site.step() == 500, "the end of the run")
    site.open("custom_function", lang=lang, run=run)  # a second visitor: nothing comes any more
    expect(site.button("custom_function.scrub.newest")).to_be_disabled()
    slider = site.main.get_by_role("slider").last  # the ones before are about the function
    slider.focus()
    slider.press("Home")
    site.until(lambda: site.address().get("step") == "0", "step 0 in the address", site.address)
    assert site.overflow() <= 0


def test_pieces_of_ones_own_and_breaks_that_do_not_ascend(site):
    site.open("custom_function", lang="en", function="piecewise", backward="sign")
    site.shows(SLOPE["en"], "kink", "smooth")
    slider = site.key("custom_function.break_1").get_by_role("slider")
    expect(slider).to_have_value("-1")
    expect(site.main.get_by_text("gradcheck: fails")).to_be_visible()  # the page is drawn to its end
    site.until(lambda: warned(site, slider, "End") == 1, "a warning about the breaks")
    site.until(lambda: warned(site, slider, "Home") == 0, "no warning")


def warned(site, slider, key: str) -> int:
    """Press a key and count the warnings: what is pressed while the page is drawn anew may be lost, so press again."""
    slider.focus()
    slider.press(key)
    site.page.wait_for_timeout(2000)
    return site.warning().filter(has_text="must ascend").count()


def test_right_and_wrong_learn_side_by_side(site):
    site.open("custom_function", lang="en")
    expect(site.main.get_by_text("gradcheck: passes")).to_be_visible()
    expect(site.button("custom_function.compare.train")).to_be_enabled()
    site.button("custom_function.compare.train").click()
    expect(site.chart("Runs compared")).to_be_visible()
    expect(site.main.get_by_text("gradcheck does.")).to_be_visible()


def test_a_student_predicts_then_runs(site):
    site.open("custom_function", lang="en")
    site.tab("Predict, then run")
    site.pick("no, it says that all is well")
    site.button("custom_function.blind_question.commit").click()
    expect(site.panel().get_by_text("Right:").first).to_be_visible()


def test_the_erratum_fails_where_everyone_can_see_it(site):
    site.open("custom_function", lang="en")
    site.tab("Erratum")
    expect(site.panel().get_by_text("Erratum E09")).to_be_visible()
    expect(site.panel().get_by_text("NameError: name 'MyReLU' is not defined")).to_be_visible()
    site.tab("The code that ran")
    expect(site.panel().get_by_text("class OwnFunction").first).to_be_visible()
