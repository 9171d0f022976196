"""Topic 0.3 as it opens, in both languages, with expressions of one's own, and at odd addresses."""

import pytest

from tests.pages.opening import opened, quiet, texts, until_said

PAGE = "pytorch/autograd.py"
SHOWN = {
    "en": ("The result is 6.909", "Used 2 times, so the products add up: 3 + (−0.4161)", "12.92 = 5 × 2.584",
           "The two lines lie on each other", "The usual way", "The notes print 0.0001008"),
    "ko": ("결과: 6.909", "2번 쓰였으니 곱을 모두 더해요", "12.92 = 5 × 2.584", "두 선이 겹쳐요",
           "보통 쓰는 방법이에요", "노트에 적힌 값은 0.0001008"),
}  # fmt: skip


@pytest.mark.parametrize("lang", SHOWN)
def test_it_opens_on_the_recorded_run(lang):
    at = quiet(opened(PAGE, lang=lang))
    for words in SHOWN[lang]:
        assert words in texts(at)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"text": "__import__('os')"}, "no place in an expression"), ({"text": "x" * 900}, "too long"),
        ({"text": "x; x=nan"}, "cannot be"), ({"text": "<script>"}, "no place"),
        ({"learning_rate": "nan"}, "Learning rate"), ({"zero_grad": "maybe"}, "Empty"),
        ({"run": "nothing-like-that"}, "nothing"),
    ],
)  # fmt: skip
def test_an_odd_address_gives_a_sentence_and_the_page(address, said):
    at = opened(PAGE, **address)
    assert not at.exception
    assert not at.error
    assert any(said in warning.value.replace("\\", "") for warning in at.warning)
    assert SHOWN["en"][3] in texts(at)


def test_an_example_brings_its_values_and_says_what_is_undefined():
    at = opened(PAGE)
    at.button(key="autograd.example.4").click().run()
    assert not at.exception
    assert any("a negative number has no logarithm" in warning.value for warning in at.warning)
    assert at.number_input(key="autograd.formula.value.x").value == -1
    assert at.query_params["text"] == "log(x); x=-1"


def test_a_node_can_be_chosen_without_a_mouse():
    at = opened(PAGE, text="x*x; x=3")
    assert "3 + 3 = **6**" in texts(at)
    at.selectbox(key="autograd.node").set_value(1).run()
    assert "`backward()` begins here" in texts(at)
    assert "- to `x`: 1 × 3 = **3**" in texts(at)


def test_a_typed_value_leaves_the_box_and_a_refused_one_stays():
    at = opened(PAGE)
    at.text_input(key="autograd.formula").set_value("x*y - 1; y=7").run()
    assert at.text_input(key="autograd.formula").value == "x*y - 1"
    assert at.number_input(key="autograd.formula.value.y").value == 7
    (wanted,) = [widget for widget in at.get("button_group") if widget.key == "autograd.formula.grads"]
    wanted.set_value(["y"]).run()
    until_said(at, "x None, y 2")
    at.text_input(key="autograd.formula").set_value("x**").run()
    assert at.text_input(key="autograd.formula").value == "x**"
    assert any("missing at the end" in warning.value for warning in at.warning)
    assert not at.exception


WAYS = {
    "bare": "a leaf Variable that requires grad", "assigned": "nothing to update with",
    "detached": "element 0 of tensors does not require grad", "data": "leaves a gradient",
}  # fmt: skip


def test_each_way_to_change_a_weight_says_what_became_of_it():
    at = opened(PAGE)
    for way, words in WAYS.items():
        (choice,) = [widget for widget in at.get("button_group") if widget.key == "autograd.way"]
        choice.set_value(way).run()
        assert not at.exception
        assert not at.error
        assert words in texts(at).replace("\\", "")
