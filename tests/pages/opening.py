"""How the tests of pages open one, as a visitor with an address would."""

from __future__ import annotations

import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]


def opened(page: str, **address: str) -> AppTest:
    """The page with this address, run once."""
    at = AppTest.from_file(str(ROOT / "pages/router.py"), default_timeout=30)
    at.query_params["lang"] = address.pop("lang", "en")
    at.run()
    at.switch_page(page)
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def texts(at: AppTest) -> str:
    """Everything that is written on the page."""
    kinds = ("markdown", "caption", "info", "warning", "header", "subheader")
    return "\n".join(element.value for kind in kinds for element in getattr(at, kind))


def quiet(at: AppTest) -> AppTest:
    """The page, on which nothing went wrong and nothing is warned of."""
    assert not at.exception
    assert not at.error
    assert not at.warning
    return at


def warned(at: AppTest) -> AppTest:
    """The page, which stands and says what it could not use of the address."""
    assert not at.exception
    assert not at.error
    assert at.warning
    return at


def until_said(at: AppTest, words: str, seconds: float = 60.0) -> AppTest:
    """The page once these words stand on it: a browser looks again until an answer has come, AppTest only when told."""
    end = time.monotonic() + seconds
    while words not in texts(at) and time.monotonic() < end:
        time.sleep(0.1)
        at.run()
    assert words in texts(at)
    return at
