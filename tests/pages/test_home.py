"""Home, as a visitor meets it: the classroom box and the map of the course, in both languages."""

import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.catalog import ready_topics, topics
from core.problems import Problem
from core.topics.sentiment import RECORDED
from core.topics.sentiment_answers import Prediction
from core.ui import waking

ROOT = Path(__file__).resolve().parent.parent.parent


class Answer:
    def __init__(self, value, done=True):
        self.value, self.ready = value, done

    def done(self):
        return self.ready

    def wait(self, _seconds):
        return self.ready

    def result(self, timeout):
        assert timeout
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


class FakeEngine:
    """Knows every sentence: “bad” is negative, anything else positive."""

    def __init__(self, done=True, problem=None):
        self.done, self.problem, self.asked = done, problem, []

    def status(self):
        fields = {"device": "CPU", "workers": 2, "queue": 0, "state": "ready", "problem": None}
        return type("Status", (), fields)()

    def ask(self, run, step, question, *, text):
        self.asked.append((run, step, question, text))
        words = text.split()
        p = 0.08 if "bad" in words else 0.93
        share = [p] * len(words)
        ends = [len(text)] * len(words)
        known = [word != "zzz" for word in words]
        prediction = Prediction(text, words, ends, known, int(p > 0.5), p, share, [None] * len(words), None, ())
        return Answer(self.problem or prediction, self.done)


@pytest.fixture
def engine(monkeypatch):
    fake = FakeEngine()
    monkeypatch.setattr(waking, "engine", lambda: fake)
    return fake


def home(**address):
    at = AppTest.from_file(str(ROOT / "pages/router.py"), default_timeout=20)
    for name, value in {"lang": "en", **address}.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def page_text(at):
    shown = [*at.markdown, *at.caption, *at.get("html"), *at.warning, *at.error]
    return "\n".join(getattr(element, "value", None) or element.proto.body for element in shown)


@pytest.mark.parametrize(("lang", "course"), [("en", "The course"), ("ko", "전체 과정")])
def test_it_opens_in_both_languages_with_the_whole_course(lang, course, engine):
    at = home(lang=lang)
    assert at.title[0].value == "Glassbox NLP"
    assert course in [header.value for header in at.header]
    coming = [topic for topic in topics() if topic not in ready_topics()]
    assert all(f"{topic.number} " in page_text(at) for topic in coming)
    links = [element.proto.label for element in at.get("page_link")]
    assert all(any(f"{topic.number} " in label for label in links) for topic in ready_topics())
    assert not at.warning
    assert not at.error
    assert engine.asked == []  # an empty box asks nothing


def test_an_example_is_read_at_once_from_the_recorded_run(engine):
    at = home()
    at.button(key="home.example.1").click().run()
    assert at.text_input(key="home.text").value == "A warm and funny film with a brave heart."
    assert "Positive" in page_text(at)
    assert engine.asked == []


@pytest.mark.usefixtures("engine")
def test_another_sentence_is_read_by_the_model():
    at = home()
    at.text_input(key="home.text").set_value("so good").run()
    assert "93 % positive" in page_text(at)


@pytest.mark.parametrize(
    ("typed", "language"), [("so bad", "en"), ("정말 좋아요", "ko"), ("ㅋㅋ", "ko"), ("LG 티비 good", "ko")]
)
def test_the_sentence_chooses_the_model_of_its_language(typed, language, engine):
    at = home()
    at.text_input(key="home.text").set_value(typed).run()
    assert engine.asked == [(RECORDED[language], None, "predict", typed)]


@pytest.mark.usefixtures("engine")
def test_a_negative_text_and_an_unknown_word_are_shown_as_such():
    at = home()
    at.text_input(key="home.text").set_value("zzz bad").run()
    assert "Negative" in page_text(at)
    assert 'class="unknown"' in page_text(at)


@pytest.mark.usefixtures("engine")
def test_typed_markup_stays_text():
    at = home()
    at.text_input(key="home.text").set_value("<script>alert(1)</script> **x**").run()
    assert "<script>" not in page_text(at)
    assert "&lt;script&gt;" in page_text(at)


@pytest.mark.parametrize("blank", ["", "   ", "\u200b", "\x00"])
def test_nothing_to_read_is_no_error(blank, engine):
    at = home()
    at.text_input(key="home.text").set_value(blank).run()
    assert not at.exception
    assert not at.error
    assert engine.asked == []


@pytest.mark.usefixtures("engine")
def test_the_address_can_bring_a_sentence():
    assert "Negative" in page_text(home(text="so bad"))


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    "bad", [{"lang": "xx"}, {"run": "../../etc"}, {"step": "-1"}, {"text": "a" * 5000}, {"x": "1"}]
)
def test_bad_addresses_open_the_page_all_the_same(bad):
    at = home(**bad)
    assert at.title[0].value == "Glassbox NLP"
    assert not at.error


def test_while_the_model_wakes_up_the_page_is_there(monkeypatch):
    monkeypatch.setattr(waking, "engine", lambda: None)
    at = home(text="so bad")
    assert "waking up" in page_text(at)
    assert "The course" in [header.value for header in at.header]


def test_a_slow_answer_does_not_hold_the_page(monkeypatch):
    fake = FakeEngine(done=False)
    monkeypatch.setattr(waking, "engine", lambda: fake)
    assert "waking up" in page_text(home(text="so bad"))
    assert len(fake.asked) == 1


def test_a_problem_is_told_in_the_reader_s_language_and_can_be_tried_again(monkeypatch):
    fake = FakeEngine(problem=Problem("There is no run “{run}”. It may have been deleted.", run="*x*"))
    monkeypatch.setattr(waking, "engine", lambda: fake)
    at = home(lang="ko", text="so bad")
    assert [warning.value.replace("\\", "") for warning in at.warning] == ["“*x*” 실행이 없어요. 지워졌을 수 있어요."]
    fake.problem = None
    at.button(key="home.again").click().run()
    assert "부정" in page_text(at)


def test_a_fault_of_ours_is_one_sentence_and_never_a_traceback(monkeypatch):
    fake = FakeEngine(problem=ZeroDivisionError("secret detail"))
    monkeypatch.setattr(waking, "engine", lambda: fake)
    at = home(text="so bad")
    assert len(at.error) == 1
    assert "secret" not in page_text(at)


@pytest.mark.usefixtures("engine")
def test_the_language_can_be_switched_and_the_sentence_stays():
    at = home(text="so bad")
    at.button_group(key="sidebar.language").set_value("ko").run()
    assert at.query_params["lang"] in ("ko", ["ko"])
    assert at.text_input(key="home.text").value == "so bad"
    assert "부정" in page_text(at)


def test_the_page_brings_neither_torch_nor_what_only_workers_and_charts_need():
    script = (
        "import sys; from streamlit.testing.v1 import AppTest; from core.ui import waking;"
        "waking._load = lambda _waking: None;"  # the engine loads Dask in the background, beside the page
        "at = AppTest.from_file('pages/router.py', default_timeout=30).run(); assert not at.exception;"
        "print([m for m in ('torch', 'distributed', 'altair', 'spacy', 'sklearn') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"
