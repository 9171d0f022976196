"""Topic 0.4 as it opens, in both languages, with every choice, and at odd addresses."""

import pytest

from tests.pages.opening import opened, quiet, texts, until_said, warned

PAGE = "pytorch/custom_function.py"
SHOWN = {
    "en": ("ReLU: the slope does not exist at x = 0", "Backward and measurement agree", "At all 8 points",
           "5 of 5 right backwards pass, 45 of 45 wrong ones are caught", "still point downhill",
           "The notes print 0.001427"),
    "ko": ("ReLU: x = 0에서는 기울기가 없어요", "backward와 측정이 일치해요", "8개 점 모두에서",
           "45개 중 45개를 찾아냈어요", "내리막을 가리켜요", "노트에 적힌 값은 0.001427"),
}  # fmt: skip


@pytest.mark.parametrize("lang", SHOWN)
def test_it_opens_on_the_recorded_run(lang):
    at = quiet(opened(PAGE, lang=lang))
    for words in SHOWN[lang]:
        assert words in texts(at)


@pytest.mark.parametrize(
    "address",
    [
        {"function": "eval"}, {"backward": "<b>"}, {"learning_rate": "nan"}, {"steps": "1e9"},
        {"run": "nothing-like-that"}, {"function": "piecewise", "break_1": "3"},
        {"function": "piecewise", "slope_1": "inf", "break_2": "-5", "pieces": "9"},
    ],
)  # fmt: skip
def test_an_odd_address_gives_a_sentence_and_the_page(address):
    at = warned(opened(PAGE, **address))
    assert "Does gradcheck agree?" in texts(at)


def test_another_backward_shows_its_gap_and_fails_with_its_entry():
    at = opened(PAGE)
    at.selectbox(key="custom_function.backward").set_value("doubled").run()
    assert not at.exception
    assert "They do not agree: the largest gap is 1" in texts(at)
    assert "2 by the backward, 1 measured" in texts(at)
    at.toggle(key="custom_function.include_break").set_value(True).run()
    assert not at.exception
    assert "x = 0" in texts(at)


def test_the_right_backward_fails_at_the_kink():
    at = opened(PAGE)
    at.toggle(key="custom_function.include_break").set_value(True).run()
    assert not at.exception
    assert "But this is a kink" in texts(at)


def test_breaks_that_do_not_ascend_are_reported_once_and_the_rest_stays():
    at = opened(PAGE, function="piecewise", slope_1="2")
    at.slider(key="custom_function.break_1").set_value(4.0).run()
    assert not at.exception
    assert [warning.value.count("must ascend") for warning in at.warning] == [1]
    assert at.number_input(key="custom_function.slope_1").value == 2
    assert at.slider(key="custom_function.break_1").value == 4.0


def test_what_was_chosen_is_still_there_after_another_page():
    at = opened(PAGE)
    at.toggle(key="custom_function.include_break").set_value(True).run()
    at.number_input(key="custom_function.x").set_value(2.5).run()
    at.switch_page("pytorch/tensors.py").run()
    at.switch_page(PAGE).run()
    assert not at.exception
    assert at.toggle(key="custom_function.include_break").value is True
    assert at.number_input(key="custom_function.x").value == 2.5


def test_a_link_carries_the_point():
    at = opened(PAGE, text="2.5")
    assert at.number_input(key="custom_function.x").value == 2.5
    assert not at.warning
    at.number_input(key="custom_function.x").set_value(3.0).run()
    assert at.query_params["text"] == "3"
    at.number_input(key="custom_function.x").set_value(-1.5).run()
    assert "text" not in at.query_params


@pytest.mark.parametrize("text", ["two", "<b>1", "1e9", "nan"])
def test_a_point_that_is_none_is_told_until_another_is_chosen(text):
    at = opened(PAGE, text=text)
    assert not at.exception
    assert "is no number between −100 and 100" in at.warning[0].value
    at.run()
    assert at.warning
    assert at.number_input(key="custom_function.x").value == -1.5
    at.number_input(key="custom_function.x").set_value(1.0).run()
    assert not at.warning


def test_runs_side_by_side_are_called_what_they_are_whatever_is_chosen_by_now():
    at = opened(PAGE, function="gelu")
    at.session_state["custom_function.compare.ids"] = ["relu-right"]
    until_said(at, "ReLU, the same seed for all")
