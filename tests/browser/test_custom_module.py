"""The lesson on modules, as a student walks through it: hide a layer, train, save, load, predict."""

import pytest
import torch
from playwright.sync_api import expect

TREE = {"en": "Tree of the module", "ko": "모듈의 나무"}
HIDDEN = {"en": "Invisible to the optimizer", "ko": "옵티마이저에게 보이지 않아요"}
STILL = {"en": "exactly where they were", "ko": "처음 자리에 그대로 있는 텐서"}


def choose(site, key: str, name: str) -> None:
    """Pick in a select box."""
    site.key(key).get_by_role("combobox").click()
    site.page.get_by_role("option", name=name, exact=True).click()


@pytest.mark.parametrize("lang", ["ko"])  # the page tests open both languages
def test_a_layer_in_a_plain_list_is_found_and_does_not_move(site, lang):
    site.open("custom_module", lang=lang, place="list")
    site.shows(TREE[lang], "linear1", "[0]", "weight", "linear2")
    expect(site.warning().filter(has_text=HIDDEN[lang])).to_be_visible()
    site.train("custom_module")
    site.until(lambda: site.step() == 500, "the end of the run")
    expect(site.main.get_by_text(STILL[lang])).to_contain_text("linear1[0].weight")
    assert site.overflow() <= 0


def test_a_name_is_typed(site):
    site.open("custom_module", lang="en")
    site.shows(TREE["en"], "linear1")
    site.type("custom_module.bench.layer_name", "forward")
    site.box("custom_module.bench.layer_name").press("Enter")
    expect(site.warning()).to_contain_text("every nn.Module has it")
    site.type("custom_module.bench.layer_name", "은닉층")
    site.box("custom_module.bench.layer_name").press("Enter")
    site.shows(TREE["en"], "은닉층")
    expect(site.warning()).to_have_count(0)
    assert site.address()["layer_name"] == "은닉층"


def test_what_was_chosen_in_a_box_outlives_a_change_of_language(site):
    site.open("custom_module", lang="ko")
    choose(site, "custom_module.bench.place", "평범한 리스트에")
    expect(site.warning().filter(has_text=HIDDEN["ko"])).to_be_visible()
    site.speak("English")
    expect(site.warning().filter(has_text=HIDDEN["en"])).to_be_visible()
    expect(site.box("custom_module.bench.place")).to_have_value("in a plain list")
    choose(site, "custom_module.bench.third", "a third layer")
    site.shows(TREE["en"], "middle")
    assert (site.address()["place"], site.address()["third"]) == ("list", "used")
    expect(site.warning().filter(has_text="cannot be")).to_have_count(0)


def test_registered_and_hidden_learn_side_by_side(site):
    site.open("custom_module", lang="en")
    expect(site.button("custom_module.compare.train")).to_be_enabled()
    site.button("custom_module.compare.train").click()
    expect(site.chart("Length of the hidden layer's gradient at every step")).to_be_visible()
    expect(site.main.get_by_text("in a plain list: 0.").first).to_be_visible()


def test_weights_are_saved_and_loaded_and_a_pickle_is_refused(site, tmp_path):
    site.open("custom_module", lang="en")
    button = site.button("custom_module.keeping.download")
    expect(button).to_be_enabled()
    with site.page.expect_download() as saved:
        button.click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert file.suffix == ".safetensors"

    choose(site, "custom_module.keeping.damage", "a file of my own")
    upload = site.key("custom_module.keeping.file").locator("input")
    upload.set_input_files(file)
    expect(site.main.get_by_text("to the last digit")).to_be_visible()

    torch.save({"linear1.weight": torch.ones(2)}, tmp_path / "mine.pt")
    upload.set_input_files(tmp_path / "mine.pt")
    expect(site.warning()).to_contain_text("it is a pickle")


def test_a_student_predicts_then_runs_and_reads_the_code(site):
    site.open("custom_module", lang="en")
    site.tab("Predict, then run")
    site.pick("no, not by a single bit")
    site.button("custom_module.moves_question.commit").click()
    expect(site.panel().get_by_text("Right:").first).to_be_visible()
    site.tab("The code that ran")
    expect(site.panel().get_by_text("class OwnNet").first).to_be_visible()
    expect(site.main.get_by_role("tab", name="Erratum")).to_have_count(0)
