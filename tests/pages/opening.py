"""How the tests of pages open one, as a visitor with an address would."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

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
    at.run()
    lost = lost_by_a_slow_browser(at)
    assert not lost, f"a slow browser would report another value of {lost}"
    return at


def lost_by_a_slow_browser(at: AppTest) -> list[str]:
    """Widgets whose own first value is not what the session tells: a browser that misses it would report the first."""
    kinds = ("button_group", "checkbox", "number_input", "select_slider", "selectbox", "slider", "text_input", "toggle")
    told = [widget for kind in kinds for widget in getattr(at, kind) if widget.proto.set_value]
    return [widget.key for widget in told if first_value(widget.proto) != told_value(widget.proto)]


def first_value(proto: Any) -> Any:
    """What a browser shows that was told nothing else; a list of texts where there are options."""
    if not getattr(proto, "options", None):
        return proto.default
    places = [proto.default] if isinstance(proto.default, int) else proto.default
    return [getattr(proto.options[int(place)], "content", proto.options[int(place)]) for place in places]


def told_value(proto: Any) -> Any:
    """What the session says, in the same form."""
    if not getattr(proto, "options", None):
        return proto.value
    told = proto.raw_values if hasattr(proto, "raw_values") else proto.raw_value
    return [told] if isinstance(told, str) else list(told)


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
