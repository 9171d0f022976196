"""A student's own texts on the page of sentiment: brought in, described, kept, refused with a sentence."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.corpora import locate, own
from core.engine.status import Status
from core.ui import waking
from tests.ui import fakes

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = [f"{('negative', 'positive')[n % 2]}, a {('dull', 'lovely')[n % 2]} film, number {n}" for n in range(40)]
KOREAN = [f"{('지루한', '즐거운')[n % 2]} 영화 {n}\t{('부정', '긍정')[n % 2]}" for n in range(40)]
SMALL = {"hidden_size": "24", "readout": "max", "dropout": "0.3", "epochs": "30"}


class FakeEngine(fakes.FakeEngine):
    def status(self):
        return Status("ready", "CPU", workers=2, queue=0, problem=None)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def engine(monkeypatch):
    fake = FakeEngine()
    monkeypatch.setattr(waking, "engine", lambda: fake)
    return fake


def opened(lang="en", **address):
    at = AppTest.from_file(str(ROOT / "pages/router.py"), default_timeout=20)
    at.query_params["lang"] = lang
    at.run()
    at.query_params.update(address)
    at.switch_page("translation/sentiment.py").run()
    assert not at.exception
    return at


def paste(at, text):
    at.text_area(key="sentiment.own.paste").set_value(text)
    return at.button(key="sentiment.own.use").click().run()


def upload(at, data, name="texts.csv"):
    return at.file_uploader(key="sentiment.own.file").set_value((name, data, "text/csv")).run()


def words(at):
    return "\n".join(element.value for element in [*at.markdown, *at.caption]).replace("\\", "")


def warnings(at):
    return [warning.value.replace("\\", "") for warning in at.warning]


def can_train(at):
    return not at.button(key="sentiment.train").disabled


def address(at):
    return {name: value[0] if isinstance(value, list) else value for name, value in at.query_params.items()}


def test_one_click_leads_to_the_box_with_settings_for_a_small_table():
    at = opened()
    assert not at.text_area
    at.button(key="sentiment.preset.own").click().run()
    assert at.text_area(key="sentiment.own.paste").label == "Or paste it here"
    assert address(at) | SMALL | {"corpus": "own"} == address(at)
    assert "There are no texts of your own yet" in words(at)
    assert not can_train(at)
    assert not at.warning


def test_a_pasted_table_is_described_shown_and_trained(engine):
    at = paste(opened(corpus="own"), "\n".join([*ENGLISH, "so-so, well", "positive,"]))
    assert "**40 texts**: 20 positive, 20 negative. The model learns from 32 of them; 4 are" in words(at)
    assert "Rows without a text, left out: 1." in words(at)
    assert "left out: 1. The first is line 41: “so-so”." in words(at)
    shown = at.dataframe[0].value
    assert list(shown.columns) == ["Text", "Label"]
    assert len(shown) == 5
    assert all(("lovely" in text) == (label == "positive") for text, label in shown.itertuples(index=False))
    at.button(key="sentiment.train").click().run()
    assert engine.run("new-1").config.corpus == "own"
    assert engine.run("new-1").config.table == address(at)["table"]
    assert not at.exception


def test_a_file_from_a_korean_spreadsheet_chooses_the_language():
    at = upload(opened(corpus="own"), "\n".join(KOREAN).encode("cp949"))
    assert "**40 texts**" in words(at)
    assert address(at)["language"] == "ko"
    at = paste(at, "\n".join(ENGLISH))
    assert "language" not in address(at)  # English is what this page begins with
    assert can_train(at)


def test_the_link_opens_the_same_texts_in_the_other_language_of_the_page():
    link = address(paste(opened(corpus="own"), "\n".join(KOREAN)))
    at = opened(**link | {"lang": "ko"})
    assert "**글 40개**" in words(at)
    assert can_train(at)


@pytest.mark.parametrize(
    ("lang", "sentence"), [("en", "Line 1: the label “*b*” is not understood."), ("ko", "1번째 줄에 적힌 “*b*” 라벨")]
)
def test_what_cannot_be_read_is_said_and_nothing_is_lost(lang, sentence):
    at = paste(opened(lang, corpus="own"), "\n".join(ENGLISH))
    before = address(at)
    bad = "\n".join(f"film {number},*b*" for number in range(30))
    at = paste(at, bad)
    assert len(warnings(at)) == 1
    assert warnings(at)[0].startswith(sentence)
    assert at.text_area(key="sentiment.own.paste").value == bad
    assert address(at) == before
    assert can_train(at)  # with the texts from before
    assert not paste(at, "\n".join(ENGLISH)).warning


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\0\0\0", b"one column\n" * 30, b"good,1\n", b"=1+1,1\n" * 6000])
def test_no_file_brings_the_page_down(data):
    at = upload(opened(corpus="own"), data)
    assert len(at.warning) == 1
    assert not at.error
    assert not at.exception
    assert not can_train(at)
    at.file_uploader(key="sentiment.own.file").set_value(None).run()
    assert not at.warning


def test_other_sentences_and_back_again_need_no_second_upload():
    at = paste(opened(corpus="own"), "\n".join(KOREAN))
    table = address(at)["table"]
    at.button(key="sentiment.preset.small_world").click().run()
    assert "table" not in address(at)
    at.button(key="sentiment.preset.own").click().run()
    assert address(at) | {"table": table, "language": "ko"} == address(at)
    assert at.text_area(key="sentiment.own.paste").value == "\n".join(KOREAN)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [({"table": "0123456789abcdef"}, "not on this computer"), ({"table": "../../etc/passwd"}, "“Table” cannot be")],
)
def test_a_link_to_texts_that_are_not_here_says_so(given, sentence):
    at = opened(corpus="own", **given)
    assert any(sentence in warning for warning in warnings(at))
    assert not can_train(at)
    assert can_train(paste(at, "\n".join(ENGLISH)))


def test_a_run_of_ones_own_texts_offers_some_that_it_never_learned(engine):
    rows = [*ENGLISH, *(f"1, **bold** [link](http://x.example) {n}" for n in range(20))]
    link = address(paste(opened(corpus="own"), "\n".join(rows)))
    config = fakes.Config(corpus="own", table=link["table"])
    engine.known["old-1"] = fakes.FakeRun("old-1", "finished", config=config)
    at = opened(run="old-1")
    unseen = [example.text for example in own.read(link["table"]).test]
    assert at.text_input(key="sentiment.sentence.text").value in unseen
    at.button(key="sentiment.sentence.example.1").click().run()
    assert at.text_input(key="sentiment.sentence.text").value == unseen[1]
    labels = [at.button(key=f"sentiment.sentence.example.{number}").label for number in range(3)]
    assert not any("](" in label for label in labels)
