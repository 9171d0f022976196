"""What the page says about real sentences: where they lie, or what to do to have them."""

import pytest
from streamlit.testing.v1 import AppTest

from core.corpora import locate


def page(corpus, languages):
    import streamlit as st

    from core.ui.corpus_gate import corpus_gate

    st.write("open" if corpus_gate(corpus, engine=object(), languages=languages) else "closed")


@pytest.fixture
def opened(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.DATA, str(tmp_path))
    monkeypatch.setenv(locate.HOME, str(tmp_path / "home"))

    def opened(corpus, *languages):
        app = AppTest.from_function(page, default_timeout=20, args=(corpus, languages))
        app.session_state["i18n.lang"] = "en"
        return app.run()

    return opened


def test_what_can_be_fetched_is_offered(opened):
    app = opened("multi30k", "de", "en")
    assert "Fetch them once (1.3 MB)" in app.info[0].value
    assert app.button(key="fetch.multi30k.go").label == "Fetch the sentences"
    assert app.markdown[-1].value == "closed"


def test_what_cannot_be_fetched_is_described(opened):
    app = opened("tatoeba", "en", "ko")
    assert "Get kor.txt from https://www.manythings.org/anki/" in app.info[0].value.replace("\\", "")
    assert not app.button
    assert app.markdown[-1].value == "closed"


def test_a_file_of_the_right_language_opens_the_gate(opened, tmp_path):
    (tmp_path / "deu.txt").touch()
    assert opened("tatoeba", "de", "en").markdown[-1].value == "open"
    assert opened("tatoeba", "ko", "en").markdown[-1].value == "closed"
