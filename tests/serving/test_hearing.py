"""What a page says in its last moment reaches the browser, also when the server is late to hear it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from benchmarks.server import ROOT, served
from benchmarks.streamlit_client import Visitor

LAGGING = Path(__file__).parent / "lagging" / "app.py"


def shown(hear_out: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a page shows after its answer was drawn again, and then, before the server heard of that, its clock."""
    monkeypatch.setenv("HEAR_OUT", hear_out)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with served(LAGGING) as server:
        visitor = Visitor(server.url)
        asyncio.run(_draw_again(visitor))
        assert server.errors() == []
    return texts(visitor)


async def _draw_again(visitor: Visitor) -> None:
    await visitor.open()
    await visitor.until(lambda: texts(visitor) == ["answer 1", "clock 1"], "the page")
    answer, clock = (node.fragment for node in visitor.page.elements("markdown"))
    asked = f"{visitor._url}/ask-late?{urlencode({'first': answer, 'then': clock})}"
    await asyncio.to_thread(lambda: urlopen(asked).read())
    await visitor.until(lambda: texts(visitor)[-1] == "clock 2", "the clock")
    await visitor.leave()


def texts(visitor: Visitor) -> list[str]:
    return [node.shown.body for node in visitor.page.elements("markdown")]


def test_what_was_drawn_in_the_last_moment_is_shown(monkeypatch: pytest.MonkeyPatch):
    assert shown("yes", monkeypatch) == ["answer 2", "clock 2"]


def test_streamlit_alone_drops_it(monkeypatch: pytest.MonkeyPatch):
    """The fault that `core/ui/hearing.py` is there for; once Streamlit has mended it, that can go."""
    assert shown("no", monkeypatch) == ["answer 1", "clock 2"]
