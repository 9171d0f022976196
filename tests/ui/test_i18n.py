"""Which language a session speaks, and that typed text is never read as Markdown."""

import pytest
from streamlit.testing.v1 import AppTest

from core.ui.plain import plain


def page():
    import streamlit as st

    from core.ui import i18n

    i18n.choose()
    i18n.keep()
    st.write(i18n.lang())
    st.button("switch", on_click=i18n.switch, args=("en",), key="switch")


def spoken(at):
    at.run()
    assert not at.exception
    return at.markdown[0].value


def test_the_address_decides():
    at = AppTest.from_function(page)
    at.query_params["lang"] = "en"
    assert spoken(at) == "en"


@pytest.mark.parametrize("nonsense", ["", "xx", "KO'; --", "한국어"])
def test_nonsense_in_the_address_is_ignored(nonsense):
    at = AppTest.from_function(page)
    at.query_params["lang"] = nonsense
    assert spoken(at) in {"ko", "en"}


@pytest.mark.parametrize(("locale", "lang"), [("en-GB", "en"), ("ko_KR", "ko"), ("fr-FR", "ko"), (None, "ko")])
def test_else_the_browser_decides_and_korean_is_the_rest(locale, lang, monkeypatch):
    from core.ui import i18n

    monkeypatch.setattr(i18n.st, "context", type("Context", (), {"locale": locale}))
    at = AppTest.from_function(page)
    assert spoken(at) == lang
    assert "lang" not in at.query_params  # only guessed: not to be passed on with the link


def test_a_choice_goes_into_the_address_and_stays_when_the_address_is_emptied():
    at = AppTest.from_function(page)
    spoken(at)
    at.button(key="switch").click()
    assert spoken(at) == "en"
    at.query_params.clear()
    assert spoken(at) == "en"
    assert at.query_params["lang"] in ("en", ["en"])


@pytest.mark.parametrize(
    "typed",
    ["**bold**", "<b>bold</b>", "[link](http://x)", "# head", "$x$", ":red[x]", ":material/home:", ":smile:", "- list"],
)
def test_typed_text_carries_no_markup(typed):
    shown = plain(typed)
    assert shown.replace("\\", "").replace("\u2060", "") == typed
    assert not any(mark in shown.replace("\\*", "").replace("\\<", "") for mark in ("*", "<", ":m", ":r", ":s"))
