"""What the page says about real sentences: where they lie, or what to do to have them."""

import inspect

import pytest
from streamlit.testing.v1 import AppTest

from core.corpora import locate, receipt
from core.corpora.fetch import fetch_by_id


def page(corpus, languages, engine):
    import streamlit as st

    from core.ui.corpus_gate import corpus_gate

    st.write("open" if corpus_gate(corpus, engine=engine, languages=languages) else "closed")


@pytest.fixture
def opened(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.DATA, str(tmp_path))
    monkeypatch.setenv(locate.HOME, str(tmp_path / "home"))

    def opened(corpus, *languages, lang="en", engine=None):
        app = AppTest.from_function(page, default_timeout=20, args=(corpus, languages, engine or object()))
        app.session_state["i18n.lang"] = lang
        return app.run()

    return opened


def test_what_can_be_fetched_is_offered(opened):
    app = opened("multi30k", "de", "en")
    assert "Fetch them once (1.3 MB)" in app.info[0].value
    assert app.button(key="fetch.multi30k.go").label == "Fetch the sentences"
    assert app.markdown[-1].value == "closed"


@pytest.mark.parametrize(
    ("lang", "size", "changes"),
    [
        (
            "en",
            "Fetch them once (≈ 0.3 MB)",
            "Licence: CC BY 2.0 FR. The publisher replaces this file from time to time",
        ),
        ("ko", "(≈ 0.3 MB)", "라이선스: CC BY 2.0 FR. 배포하는 쪽에서 이 파일을 가끔 새것으로 바꿔요."),
    ],
)
def test_a_file_that_changes_is_offered_with_all_that_one_should_know_before(opened, lang, size, changes):
    app = opened("tatoeba", "en", "ko", lang=lang)
    assert size in app.info[0].value
    assert "https://www.manythings.org/anki/" in app.caption[0].value
    assert changes in app.caption[0].value
    assert app.button(key="fetch.tatoeba.go")
    assert app.markdown[-1].value == "closed"


def test_a_fetched_file_tells_its_day_and_its_checksum(opened, tmp_path):
    path = tmp_path / "deu.txt"
    path.write_text("Hi.\tHallo.\n")
    receipt.write(path, path, "https://example.org")
    app = opened("tatoeba", "de", "en")
    assert f"SHA-256 {receipt.read(path).sha256[:12]}" in app.caption[0].value
    assert app.markdown[-1].value == "open"
    path.write_text("Hi.\tHullo.\n")
    app = opened("tatoeba", "de", "en")
    assert "its checksum differs" in app.warning[0].value
    assert app.button(key="fetch.tatoeba.go").label == "Fetch the sentences"
    assert app.markdown[-1].value == "closed"


class SlowEngine:
    """Fetches a file and is half way."""

    def __init__(self):
        self.asked = []

    def do(self, function, **arguments):
        self.asked.append((function, arguments))
        return type("Answer", (), {"done": lambda _: False})()

    def progress(self, _key):
        return 4_000_000, 8_000_000


def test_a_click_fetches_the_file_of_these_languages_and_shows_how_far_it_is(opened):
    engine = SlowEngine()
    app = opened("tatoeba", "de", "en", engine=engine)
    app.button(key="fetch.tatoeba.go").click().run()
    ((function, arguments),) = engine.asked
    assert function == "core.corpora.fetch.fetch_by_id"
    assert arguments["files_for_here"]  # a worker of another machine would keep them to itself
    given = {name: value for name, value in arguments.items() if name not in ("progress_key", "files_for_here")}
    inspect.signature(fetch_by_id).bind(on_progress=None, **given)  # the worker hands it its way to report
    assert given == {"corpus_id": "tatoeba", "languages": ("de", "en")}
    assert "4.0 / 8.0 MB" in str(app.get("progress")[0].proto)


def test_a_file_of_the_right_language_opens_the_gate(opened, tmp_path):
    (tmp_path / "deu.txt").touch()
    assert opened("tatoeba", "de", "en").markdown[-1].value == "open"
    assert opened("tatoeba", "ko", "en").markdown[-1].value == "closed"
