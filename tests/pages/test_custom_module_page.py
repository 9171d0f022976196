"""Topic 0.7 as it opens, in both languages, at odd addresses, and with what a student builds."""

import pytest

from tests.pages.opening import opened, quiet, texts, warned

PAGE = "pytorch/custom_module.py"
SHOWN = {
    "en": ("The module knows of everything", "Everybody reaches every tensor", "every tensor has moved",
           "It stops in the constructor", "Every tensor of the network is in it", "The notes print 2.162e-05"),
    "ko": ("모듈이 모두 알고 있어요", "모든 텐서에 빠짐없이 닿아요", "모든 텐서가 움직였어요",
           "위에 나온 줄에서 멈췄어요", "신경망의 텐서가 모두 들어 있어요", "노트에 적힌 값은 2.162e-05"),
}  # fmt: skip
NO_GRADIENT_MISSES = {"en": "No gradient is missing", "ko": "빠진 기울기가 없어요"}


@pytest.mark.parametrize("lang", SHOWN)
def test_it_opens_on_the_recorded_run(lang):
    at = quiet(opened(PAGE, lang=lang))
    for words in SHOWN[lang]:
        assert words in texts(at)
    found, loaded = (box.value for box in at.success)
    assert NO_GRADIENT_MISSES[lang] in found
    assert "1.28e-05" in loaded


@pytest.mark.parametrize(
    "address",
    [
        {"place": "nowhere"}, {"layer_name": "<b>"}, {"layer_name": "x" * 5000}, {"learning_rate": "nan"},
        {"place": "removed", "third": "used", "seed": "-1"}, {"run": "nothing-like-that"},
    ],
)  # fmt: skip
def test_an_odd_address_gives_a_sentence_and_the_page(address):
    at = warned(opened(PAGE, **address))
    assert SHOWN["en"][2] in texts(at)


def test_a_hidden_layer_is_found_and_counted_after_the_prediction():
    at = opened(PAGE)
    at.selectbox(key="custom_module.bench.place").set_value("list").run()
    assert not at.exception
    assert "Invisible to the optimizer" in texts(at)
    assert "`linear1[0].weight`" in texts(at)
    assert "2 of 4 tensors are passed over" in texts(at)
    assert at.query_params["place"] in ("list", ["list"])
    (choice,) = [one for one in at.get("button_group") if one.key.startswith("custom_module.bench.count.")]
    choice.set_value("listed").run()
    (commit,) = [one for one in at.button if one.key.endswith(".commit") and "count" in one.key]
    commit.click().run()
    assert "Counted in the network itself: 1,010. The formula gives 1,010. 100,100 numbers more" in texts(at)


def test_a_third_layer_is_added_and_the_hidden_one_removed():
    at = opened(PAGE)
    at.selectbox(key="custom_module.bench.third").set_value("forgotten").run()
    assert not at.exception
    assert "**Missing gradient:** `middle.weight`" in texts(at)
    assert "self.middle = nn.Linear(100, 100)" in "".join(block.value for block in at.code)
    at.selectbox(key="custom_module.bench.place").set_value("removed").run()
    assert not at.exception
    assert at.text_input(key="custom_module.bench.layer_name").disabled
    assert "self.linear2 = nn.Linear(1000, 10)" in "".join(block.value for block in at.code)


def test_a_bad_name_is_told_and_stays_to_be_corrected():
    at = opened(PAGE)
    at.text_input(key="custom_module.bench.layer_name").set_value("forward").run()
    assert not at.exception
    assert any("every nn" in box.value for box in at.warning)
    assert at.text_input(key="custom_module.bench.layer_name").value == "forward"
    assert "self.linear1 = " in "".join(block.value for block in at.code)
    at.switch_page("pytorch/control_flow.py").run()
    at.switch_page(PAGE).run()
    assert at.text_input(key="custom_module.bench.layer_name").value == "linear1"
    assert not at.warning


def test_a_forgotten_super_is_explained():
    at = opened(PAGE)
    at.selectbox(key="custom_module.case").set_value("ListWithoutSuper").run()
    assert not at.exception
    assert "It stops at the first call" in texts(at)


def test_loading_into_another_network_is_told_in_words():
    at = opened(PAGE)
    for into, words in (("renamed", "PyTorch refuses.** 2 missing"), ("wider", "3 of another shape")):
        at.selectbox(key="custom_module.keeping.into").set_value(into).run()
        assert not at.exception
        assert words in texts(at)
    assert any("Error(s) in loading state_dict" in block.value for block in at.code)


def test_a_layer_in_a_list_is_not_in_the_file_and_nobody_complains():
    at = opened(PAGE)
    (choice,) = [one for one in at.get("button_group") if one.key.startswith("custom_module.keeping.place")]
    choice.set_value("list").run()
    assert not at.exception
    assert "Not in it:** `linear1[0].weight`" in texts(at)
    assert "PyTorch is content: every name fits. But the outputs differ" in texts(at)
