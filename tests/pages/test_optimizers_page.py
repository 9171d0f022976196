"""Topic 0.6 as it opens, in both languages, and at odd addresses."""

import pytest

from tests.pages.opening import opened, quiet, texts, warned

PAGE = "pytorch/optimizers.py"
SHOWN = {
    "en": ("Within 0.001 of a minimum", "Steps until below 1e-12", "Height 7.38, gradient (1.5, -25)",
           "it grew 0 times", "gradient included", "The race uses 0.2", "The notes print 6.055e-08"),
    "ko": ("최솟값까지 0.001도", "1e-12 아래로 완전히", "높이 7.38, 기울기 (1.5, -25)", "커진 횟수 0번",
           "기울기를 구하는 시간도", "경주에서 쓴 학습률: 0.2", "노트에 적힌 값은 6.055e-08"),
}  # fmt: skip


@pytest.mark.parametrize("lang", SHOWN)
def test_it_opens_on_the_recorded_race(lang):
    at = quiet(opened(PAGE, lang=lang))
    for words in SHOWN[lang]:
        assert words in texts(at)


@pytest.mark.parametrize(
    "address",
    [
        {"ground": "<b>"}, {"start": "own", "start_x": "99"}, {"noise": "nan"}, {"rates": "same", "learning_rate": "0"},
        {"steps": "1e9"}, {"run": "nothing-like-that"},
    ],
)  # fmt: skip
def test_an_odd_address_gives_a_sentence_and_the_page(address):
    at = warned(opened(PAGE, **address))
    assert SHOWN["en"][0] in texts(at)


def test_the_recorded_race_on_the_net_has_no_map():
    at = opened(PAGE, run="notes-net")
    assert not at.exception
    assert "After 500 steps, from low to high: Adam" in texts(at)
    assert "of a minimum" not in texts(at)
    assert "The race uses 0.0001" in texts(at)


def test_an_earlier_step_is_looked_at():
    at = opened(PAGE, run="ravine", step="20")
    assert not at.exception
    assert "After 20 steps, from low to high: AdaGrad" in texts(at)


def test_a_click_chooses_the_ground():
    at = opened(PAGE)
    at.button(key="optimizers.ground.beale.choose").click().run()
    assert not at.exception
    assert at.query_params["ground"] == "beale"
