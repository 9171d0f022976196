"""The page on attention: what it shows before anybody does anything, in both languages, and at odd addresses."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]


def opened(**address: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "pages/router.py"), default_timeout=30)
    at.query_params["lang"] = address.pop("lang", "en")
    at.run()
    at.switch_page("translation/attention.py")
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def texts(at: AppTest) -> str:
    return "\n".join(element.value for kind in ("markdown", "caption", "info") for element in getattr(at, kind))


@pytest.mark.parametrize(
    ("lang", "error", "weight"),
    [("en", "Alignment error against the planted links", "Each row sums to 1"), ("ko", "정렬 오류율", "행마다 합이 1")],
)
def test_it_opens_on_a_recorded_translation(lang, error, weight):
    at = opened(lang=lang)
    assert not at.exception
    assert not at.error
    assert error in texts(at)
    assert weight in texts(at)


@pytest.mark.parametrize(
    "address", [{"hidden_size": "9"}, {"attention": "magic"}, {"run": "nothing-like-that"}, {"language": "fr"}]
)
def test_an_odd_address_gives_a_sentence_and_the_page(address):
    at = opened(**address)
    assert not at.exception
    assert not at.error
    assert at.warning
    assert "Alignment error against the planted links" in texts(at)


def test_an_empty_box_asks_for_a_sentence():
    at = opened()
    at.text_input[0].set_value("   ").run()
    assert not at.exception
    assert "Type a sentence, or choose one of the examples." in texts(at)
