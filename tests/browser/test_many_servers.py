"""Two servers on one cluster behind nginx: a visitor stays with one, sees the runs of both, and survives its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from core.gate import password
from tests.machines.cluster import cluster_here
from tests.machines.proxy import Proxy, nginx

from .conftest import enter, serving

WORD = "한 반의 두 서버"
AT_THE_DOOR = "Failed to load resource: the server responded with a status of 401 (Unauthorized)"
NO_SERVER = {  # what Streamlit's page and Chromium say to the console about it
    "console: Cannot send rerun backMessage when disconnected from server.",
    "console: WebSocket is already in CLOSING or CLOSED state.",
}


class Servers:
    """Two servers by their addresses, and nginx before them."""

    def __init__(self, folder: Path, scheduler: str, stack: ExitStack) -> None:
        self.homes: dict[str, Path] = {}
        self._ends: dict[str, ExitStack] = {}
        common = {"GLASSBOX_SCHEDULER": scheduler, password.VARIABLE: password.hashed(WORD)}
        for name in ("one", "two"):
            self._ends[name] = stack.enter_context(ExitStack())
            url = self._ends[name].enter_context(serving(folder / name, **common))
            self._ends[url] = self._ends.pop(name)
            self.homes[url] = folder / name
        self.proxy: Proxy = stack.enter_context(nginx(folder / "nginx", *self.homes))

    def of(self, cookie: str) -> str:
        """The server that the visitor with this cookie is brought to; fails when that is more than one."""
        (place,) = self.proxy.servers_of(cookie)
        return next(url for url in self.homes if urlsplit(url).netloc == place)

    def end(self, url: str) -> None:
        """Switch a server off."""
        self._ends[url].close()


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Servers]:
    with cluster_here(tmp_path) as scheduler, ExitStack() as stack:
        yield Servers(tmp_path, scheduler, stack)


def test_a_visitor_stays_with_a_server_until_it_is_gone_and_goes_on_with_the_other(servers, browser):
    trouble: list[str] = []
    site = enter(browser, servers.proxy.url, trouble)
    site.page.goto(site.base)
    site.page.get_by_label("Class password").fill(WORD)
    site.page.keyboard.press("Enter")
    expect(site.main.locator("h1")).to_be_visible()
    assert set(trouble) == {f"console: {AT_THE_DOOR}"}
    trouble.clear()
    site.open("sentiment", lang="en", train_size=4000, epochs=20, hidden_size=16)
    site.pace("25")  # steps per second, so that the run is still going on when the server goes
    run = site.train()
    cookie = next(one["value"] for one in site.page.context.cookies() if one["name"] == "glassbox")
    first = servers.of(cookie)
    (second,) = servers.homes.keys() - {first}

    other = enter(browser, second, trouble).open("sentiment", lang="en", run=run)
    other.grows(other.step)
    other.button("sentiment.play").click()
    other.has_status("paused")
    site.has_status("paused")
    before = site.step()
    other.button("sentiment.one").click()
    site.until(lambda: site.step() > before, "one step more")
    site.button("sentiment.play").click()
    other.grows(other.step)

    copy = servers.homes[second] / "runs" / "sentiment" / run
    other.until(lambda: list(copy.glob("state-*")), "a saved state on the other server")
    servers.end(first)
    other.has_status("interrupted")
    site.has_status("interrupted")  # by itself: the browser has found the way to the other server
    assert servers.proxy.servers_of(cookie) == {urlsplit(url).netloc for url in (first, second)}
    at = site.step()
    site.button("sentiment.play").click()
    site.until(lambda: site.step() > at, "the run going on")
    assert site.address()["run"] == run
    for window in (site, other):
        window.page.context.close()
    assert set(trouble) <= NO_SERVER
