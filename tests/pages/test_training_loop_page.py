"""Topic 0.1 as it opens, in both languages, at odd addresses, step by step and with a table of one's own."""

import pytest

from core.corpora import locate
from tests.pages.opening import opened, quiet, texts, warned

PAGE = "pytorch/training_loop.py"
SHOWN = {
    "en": ("150 rows: the network learns from 90", "h₁ adds up", "4 × 5 = 20 arrows", "30 rows are right",
           "The network says bellflower"),
    "ko": ("모두 150줄이에요. 90줄로 배우고", "h₁의 합", "4 × 5 = 20개", "30줄 가운데",
           "신경망의 답: 초롱꽃"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path))


def said(at):
    return texts(at).replace("\\", "")


def press(at, name):
    at = at.button(key=f"training_loop.slow.{name}").click().run()
    assert not at.exception
    return at


def sentence(at):
    """What stands below the drawn network."""
    return next(caption.value for caption in at.caption if "numbers learn" in caption.value)


def lit(at):
    """The line of code that is marked."""
    (line,) = [html.value for html in at.get("html") if "<mark" in html.value]
    return line.split("<mark")[1].split("</mark>")[0].rpartition(">")[2].strip()


@pytest.mark.parametrize("lang", SHOWN)
def test_it_opens_on_the_recorded_run(lang):
    at = quiet(opened(PAGE, lang=lang))
    for words in SHOWN[lang]:
        assert words in said(at)


@pytest.mark.parametrize(
    "address",
    [
        {"train_share": "95"}, {"train_share": "80", "valid_share": "40"}, {"loss": "<b>"}, {"batch_size": "-1"},
        {"learning_rate": "nan"}, {"corpus": "own", "table": "../../x"}, {"corpus": "own", "table": "0123456789abcdef"},
        {"run": "nothing-like-that"}, {"what": "ever"},
    ],
)  # fmt: skip
def test_an_odd_address_gives_a_sentence_and_the_page(address):
    at = warned(opened(PAGE, **address))
    assert "h₁ adds up" in said(at)


def test_the_four_phases_go_on_to_the_next_step_and_back_again_exactly():
    at = opened(PAGE)
    seen, lines = [], ("self.model(x)", "loss_by_row(", "loss.backward()", "self.optimizer.step()")
    words = ("adds up", "The network gives that", "The steepest one", "So does every weight", "adds up", "−log")
    for number, wanted in enumerate(words):
        assert wanted in sentence(at)
        assert lines[number % 4] in lit(at)
        seen.append((sentence(at), lit(at)))
        at = press(at, "next")
    for before in reversed(seen):
        at = press(at, "back")
        assert (sentence(at), lit(at)) == before
    assert at.button(key="training_loop.slow.back").disabled


def test_a_link_leads_into_the_middle_of_a_step():
    at = opened(PAGE, phase="6")
    assert "The steepest one" in sentence(at)
    assert next(one for one in at.get("button_group") if one.key == "training_loop.slow.phase").value == "backward"
    at = press(at, "next")
    assert at.query_params["phase"] == "7"
    for odd in ("-1", "x" * 1000, "99999999"):
        at = opened(PAGE, phase=odd)
        assert not at.exception
        assert "adds up" in sentence(at)
        assert "phase" not in at.query_params


def test_the_split_slider_moves_the_cut_and_leaves_every_part_its_share():
    at = opened(PAGE)
    slider = next(one for one in at.slider if one.key == "training_loop.cut")
    at = slider.set_value((30, 50)).run()
    assert "learns from 45; 30 are for validation, 75 for the test" in said(at)
    assert at.query_params["train_share"] == "30"
    slider = next(one for one in at.slider if one.key == "training_loop.cut")
    at = slider.set_value((100, 100)).run()
    assert not at.exception
    assert "learns from 138" in said(at)


def test_a_pasted_table_is_described_and_a_bad_one_refused():
    at = opened(PAGE, corpus="own")
    assert "There is no table of your own yet" in said(at)
    assert "Nobody knows how well your classes can be told apart" in said(at)
    assert "90 flowers" not in said(at)
    rows = ["weight,size,label", *(f"{n},{n * n},{('*a*', 'b')[n % 2]}" for n in range(40))]
    at.text_area(key="training_loop.own.paste").set_value("\n".join(rows))
    at = at.button(key="training_loop.own.use").click().run()
    assert "40 rows: the network learns from 24" in said(at)
    assert "*a* 20, b 20" in said(at)
    assert len(at.query_params["table"]) == 16
    at.text_area(key="training_loop.own.paste").set_value("a,label\n" + "1,x\n" * 30)
    at = at.button(key="training_loop.own.use").click().run()
    assert "Every row has the label “x”" in at.warning[0].value.replace("\\", "")
    assert "still here" in said(at)
    assert not at.exception


def test_the_row_in_the_picture_is_one_of_the_mini_batch_on_screen():
    at = opened(PAGE)
    labels = []
    for _ in range(2):
        (box,) = [one for one in at.selectbox if "slow.row" in one.key]
        row, kind = box.options[0].split(" · ")
        assert f"Row {row}: h₁" in sentence(at)
        labels.append(box.options)
        at = box.set_value(3).run()
        assert f"Row {box.options[3].split(' ')[0]}: h₁" in sentence(at)
        assert kind in ("bellflower", "windflower", "starflower")
        for _ in range(4):
            at = press(at, "next")
    assert labels[0] != labels[1]


def measures(at):
    """The four numbers of the flower of one's own."""
    return [slider.value for slider in at.slider if slider.key.startswith("training_loop.row.flowers.")]


def test_a_link_carries_a_flower_of_one_s_own():
    at = opened(PAGE, text="5.9, 2.8, 4.3, 1.3")
    assert measures(at) == [5.9, 2.8, 4.3, 1.3]
    assert "The network says windflower" in said(at)
    at.slider(key="training_loop.row.flowers.3").set_value(1.4).run()
    assert at.query_params["text"] == "5.9,2.8,4.3,1.4"


def test_the_first_flower_leaves_the_address_alone():
    assert "text" not in opened(PAGE).query_params


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,2,3", "reads 4 numbers"), ("a,b,c,d", "is not a number that can be read"),
        ("5,3,1000,0.2", "“petal length” cannot be 1000: it must be at most"),
    ],
)  # fmt: skip
def test_a_row_that_is_none_is_told_until_another_is_set(text, words):
    at = opened(PAGE, text=text)
    assert not at.exception
    assert words in at.warning[0].value.replace("\\", "")
    at.run()
    assert at.warning
    at.slider(key="training_loop.row.flowers.0").set_value(6.0).run()
    assert not at.warning
