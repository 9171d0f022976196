"""Topic 0.5 as it opens, in both languages, and at odd addresses."""

import pytest

from tests.pages.opening import opened, quiet, texts, warned

PAGE = "pytorch/nn_modules.py"
SHOWN = {
    "en": ("the same to the last digit", "Step 500: the longest gradient", "of them lie outside",
           "What is left of the first loss", "The notes print 0.0001891", "falls by a factor of"),
    "ko": ("마지막 자리까지 똑같아요", "스텝 500에서 기울기가 가장 긴 파라미터", "그 밖에 있는 숫자가",
           "처음 손실에서 남은 비율", "노트에 적힌 값은 0.0001891", "중앙값은"),
}  # fmt: skip


@pytest.mark.parametrize("lang", SHOWN)
def test_it_opens_on_the_recorded_run(lang):
    at = quiet(opened(PAGE, lang=lang))
    for words in SHOWN[lang]:
        assert words in texts(at)


@pytest.mark.parametrize(
    "address",
    [
        {"hidden_layers": "5", "hidden_size": "<b>"}, {"activation": "gelu", "learning_rate": "nan"},
        {"loss": "none", "reduction": "median"}, {"way": "4", "steps": "1e9", "run": "nothing-like-that"},
    ],
)  # fmt: skip
def test_an_odd_address_gives_a_sentence_and_the_page(address):
    at = warned(opened(PAGE, **address))
    assert SHOWN["en"][0] in texts(at)


def test_what_does_not_go_together_is_left_out():
    at = opened(PAGE, hidden_layers="0", way="module", activation="tanh", loss="cross_entropy", outputs="1")
    assert not at.exception
    assert not at.warning
    assert "No hidden layer" in texts(at)


def test_a_preset_fills_the_settings():
    at = opened(PAGE)
    at.button(key="nn_modules.preset.deep").click().run()
    assert not at.exception
    assert at.query_params["hidden_layers"] in ("3", ["3"])
    assert "Hidden layers: 3, each with 100 units and tanh" in texts(at)


def test_another_parameter_and_another_sample_are_looked_at():
    at = opened(PAGE)
    (choice,) = [widget for widget in at.get("button_group") if widget.key.startswith("nn_modules.parameter")]
    choice.set_value("2.bias").run()
    at.number_input(key="nn_modules.sample.64").set_value(64).run()
    assert not at.exception
    assert "All 10 numbers of `2.bias`" in texts(at)
