"""Streamlit's own log-in (OIDC), where it is set up: before anything else is drawn."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opening import ROOT


@pytest.mark.parametrize(("lang", "label"), [("en", "Log in"), ("ko", "로그인")])
def test_whoever_is_not_logged_in_sees_a_button_and_nothing_else(lang, label):
    at = AppTest.from_file(str(ROOT / "pages/router.py"), default_timeout=30)
    at.query_params["lang"] = lang
    at.secrets["auth"] = {
        "redirect_uri": "http://localhost:8501/oauth2callback",
        "cookie_secret": "x",
        "client_id": "x",
    }
    at.run()
    assert not at.exception
    assert [button.label for button in at.button] == [label]
    assert not at.text_input
    assert not at.sidebar.children
