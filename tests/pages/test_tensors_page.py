"""Topic 0.2 as it opens, in both languages, and at odd addresses."""

import pytest

from tests.pages.opening import opened, quiet, texts, warned

PAGE = "pytorch/tensors.py"
SHOWN = {
    "en": ("matrix, rank 2 · shape (2, 3)", "Recorded on:", "There was no GPU", "The notes print 0.0003352",
           "With the mask the gradient of W1", "inside the range, outside the middle half"),
    "ko": ("행렬, rank 2 · 모양 (2, 3)", "기록한 컴퓨터", "GPU가 없어서", "노트에 적힌 값은 0.0003352",
           "W1의 기울기를 autograd와 견준 상대 오차"),
}  # fmt: skip


@pytest.mark.parametrize("lang", SHOWN)
def test_it_opens_on_the_recorded_run(lang):
    at = quiet(opened(PAGE, lang=lang))
    for words in SHOWN[lang]:
        assert words in texts(at)


@pytest.mark.parametrize(
    "address", [{"mask": "maybe"}, {"learning_rate": "2"}, {"hidden_size": "99999"}, {"run": "no-such-run"}, {"x": "1"}]
)
def test_an_odd_address_gives_a_sentence_and_the_page(address):
    at = warned(opened(PAGE, **address))
    assert SHOWN["en"][0] in texts(at)


def test_a_switch_that_is_neither_on_nor_off_is_told():
    at = opened(PAGE, mask="perhaps")
    assert "cannot be “perhaps”: it is true or false" in at.warning[0].value


def test_the_switch_and_the_setting_are_one():
    at = opened(PAGE, mask="true")
    (switch,) = [widget for widget in at.get("button_group") if widget.key == "tensors.mask_switch"]
    assert switch.value is True
    switch.set_value(False).run()
    assert not at.exception
    assert at.session_state["tensors.values"]["mask"] is False


@pytest.mark.parametrize(("rank", "shape"), [("scalar", "shape ()"), ("tensor", "shape (2, 2, 3)")])
def test_every_rank_can_be_looked_at(rank, shape):
    at = opened(PAGE)
    (choice,) = [widget for widget in at.get("button_group") if widget.key == "tensors.rank"]
    choice.set_value(rank).run()
    assert not at.exception
    assert shape in texts(at)


def test_a_result_needs_a_prediction_first():
    at = opened(PAGE)
    at.button(key="tensors.lab.run").click().run()
    assert not at.exception
    assert "Predict a shape first" in at.warning[0].value
    at.text_input(key="tensors.lab.expected").set_value("two").run()
    at.button(key="tensors.lab.run").click().run()
    assert "no whole number" in at.warning[0].value


def test_a_preset_fills_the_field():
    at = opened(PAGE)
    (choice,) = [widget for widget in at.get("button_group") if widget.key == "tensors.lab.preset"]
    choice.set_value("vector").run()
    assert not at.exception
    assert not at.warning
    assert at.text_input(key="tensors.lab.text").value == "[1, 2, 3, 4]"


def test_what_is_no_tensor_is_said_at_once():
    at = opened(PAGE)
    at.text_input(key="tensors.lab.text").set_value("[[1, 2], [3]]").run()
    at.text_input(key="tensors.lab.expected").set_value("2, 2").run()
    at.button(key="tensors.lab.run").click().run()
    assert not at.exception
    assert "rows of one length" in at.warning[0].value


def test_a_link_carries_what_is_to_be_computed():
    at = opened(PAGE, text="[[1, 2], [3, 4]]", operation="sum", argument="1")
    assert at.text_input(key="tensors.lab.text").value == "[[1, 2], [3, 4]]"
    assert at.text_input(key="tensors.lab.sum").value == "1"
    at.selectbox(key="tensors.lab.operation").set_value("transpose").run()
    assert {name: at.query_params[name] for name in ("text", "operation")} == {
        "text": "[[1, 2], [3, 4]]", "operation": "transpose",
    }  # fmt: skip
    assert "argument" not in at.query_params
    at.text_input(key="tensors.lab.transpose").set_value("1, 0").run()
    assert at.query_params["argument"] == "1, 0"


def test_an_operation_that_there_is_not_is_named():
    at = opened(PAGE, operation="<b>conv")
    assert not at.exception
    assert "no operation called" in at.warning[0].value
    assert at.selectbox(key="tensors.lab.operation").value == "reshape"
