"""Topic 0.8 as it opens, in both languages, and at odd addresses."""

import pytest

from tests.pages.opening import opened, quiet, texts, warned

PAGE = "pytorch/control_flow.py"
SHOWN = {
    "en": ("Step 500 had depth", "arrows leave the one W_mid", "Along the sum:", "The same weights, the same samples",
           "The notes print 1.448"),
    "ko": ("스텝 500: 깊이", "하나뿐인 W_mid", "합의 방향으로 더하면", "가중치도 샘플도 그대로인데",
           "노트에 적힌 값은 1.448"),
}  # fmt: skip


@pytest.mark.parametrize("lang", SHOWN)
def test_it_opens_on_the_recorded_run(lang):
    at = quiet(opened(PAGE, lang=lang))
    for words in SHOWN[lang]:
        assert words in texts(at)


@pytest.mark.parametrize(
    "address",
    [
        {"depth": "4"}, {"depth": "<b>"}, {"samples": "0"}, {"hidden_size": "99999"}, {"learning_rate": "nan"},
        {"momentum": "1"}, {"steps": "1e9"}, {"seed": "-1"}, {"run": "nothing-like-that"}, {"what": "ever"},
    ],
)  # fmt: skip
def test_an_odd_address_gives_a_sentence_and_the_page(address):
    at = warned(opened(PAGE, **address))
    assert SHOWN["en"][0] in texts(at)


def test_a_depth_can_be_chosen_for_the_pass():
    at = opened(PAGE)
    (choice,) = [widget for widget in at.get("button_group") if widget.key == "control_flow.pass"]
    choice.set_value("0").run()
    assert not at.exception
    assert "the middle layer is nowhere in this graph" in texts(at)
    assert "its `.grad` is None" in texts(at)


def test_an_earlier_step_is_looked_at():
    at = opened(PAGE, run="random-depth", step="100")
    assert not at.exception
    assert "Step 100 had depth" in texts(at)
