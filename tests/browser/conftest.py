"""A running dashboard with a home of its own, and a browser that notes everything that must not happen."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import pytest

from .site import PATIENCE, Site

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "No Chromium on the PATH. On Debian or Ubuntu: apt-get install chromium fonts-noto-cjk; pip install playwright"
)
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
# Tells at once when something shows up that no visitor may ever see, also if it is gone a moment later.
WATCH = """
new MutationObserver(() => {
  for (const box of document.querySelectorAll('[data-testid="stException"], [data-testid="stAlertContentError"]'))
    if (!box.told) { box.told = true; setTimeout(() => window.sawTrouble(box.textContent), 50); }
}).observe(document, {childList: true, subtree: true});
"""


@contextmanager
def serving(home: Path, **environment: str) -> Iterator[str]:
    """Run the dashboard for a while; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(port), "--server.headless", "true"]
    environment = {**os.environ, "GLASSBOX_HOME": str(home), **environment}
    log = home / "server.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
            server.wait(timeout=15)


def _wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            break
        with suppress(urllib.error.URLError, ConnectionError, TimeoutError), urllib.request.urlopen(url, timeout=5):
            return
        time.sleep(0.1)
    pytest.fail(f"the dashboard did not start:\n{log.read_text(errors='replace')[-3000:]}")


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard that these tests share."""
    with serving(tmp_path_factory.mktemp("home")) as base:
        yield base


def missing(what: str) -> NoReturn:
    """Skip the test for lack of something; in CI, which has everything, it fails."""
    (pytest.fail if os.environ.get("GLASSBOX_BROWSER") == "required" else pytest.skip)(what)


def chromium() -> str:
    """The path of the browser."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None) or missing(MISSING)


@contextmanager
def browsing(*flags: str) -> Iterator[object]:
    """Run Chromium for a while."""
    path = chromium()
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *flags])
        yield chrome
        chrome.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[object]:
    """One Chromium; visitors of one test know nothing of each other."""
    with browsing() as chrome:
        yield chrome


def enter(browser: object, base: str, trouble: list[str], **options: object) -> Site:
    """Let a visitor in with a browser that knows nothing; what goes wrong in the window is added to `trouble`."""
    return _window(_context(browser, trouble, **options), base, trouble)


def _context(browser: object, trouble: list[str], **options: object) -> object:
    options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-US", "reduced_motion": "reduce"} | options
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    context.expose_binding("sawTrouble", lambda _source, text: trouble.append(f"shown: {text[:300]}"))
    context.add_init_script(WATCH)
    return context


def _window(context: object, base: str, trouble: list[str]) -> Site:
    page = context.new_page()
    _listen(page, urlsplit(base).netloc, trouble)
    return Site(page, base)


class Desk:
    """A computer that visitors use one after the other: its browser has the application's files already.

    Reading them takes a browser that knows nothing longer than most tests take.
    """

    def __init__(self, browser: object, base: str) -> None:
        self.trouble: list[str] = []
        self._context, self._base = _context(browser, self.trouble), base

    def sit_down(self) -> Site:
        """A window of which nobody's cookies and settings are known."""
        site = _window(self._context, self._base, self.trouble)
        cleaner = self._context.new_cdp_session(site.page)
        cleaner.send("Storage.clearDataForOrigin", {"origin": self._base, "storageTypes": "all"})
        cleaner.detach()
        return site

    def get_up(self) -> list[str]:
        """Close every window; what went wrong in them."""
        for page in self._context.pages:
            page.close()
        seen = self.trouble[:]
        self.trouble.clear()
        return seen


@pytest.fixture(scope="package")
def desk(browser: object, server: str) -> Desk:
    """Where the first visitor of a test sits."""
    return Desk(browser, server)


@pytest.fixture
def visit(browser: object, server: str, desk: Desk) -> Iterator[Callable[..., Site]]:
    """A function that lets another visitor in; what went wrong in any window fails the test at its end."""
    trouble: list[str] = []
    visitors: list[Site] = []
    seats = [desk]

    def another(base: str = server, **options: object) -> Site:
        if seats and base == server and not options:
            return seats.pop().sit_down()
        visitors.append(enter(browser, base, trouble, **options))
        return visitors[-1]

    yield another
    trouble += desk.get_up()
    for site in visitors:
        site.page.context.close()
    if trouble:
        pytest.fail("\n".join(trouble), pytrace=False)


def _listen(page: object, host: str, trouble: list[str]) -> None:
    """Note errors in the console, requests to other machines, and windows that pop up."""

    def on_console(message: object) -> None:
        # Streamlit looks for its own address below the page's first; the 404 that it gets is no fault.
        if message.type == "error" and "/_stcore/" not in message.location.get("url", ""):
            trouble.append(f"console: {message.text[:300]}")

    def on_address(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.netloc != host:
            trouble.append(f"another host: {url[:300]}")

    def on_dialog(dialog: object) -> None:
        trouble.append(f"dialog: {dialog.message[:300]}")
        dialog.dismiss()

    page.on("console", on_console)
    page.on("pageerror", lambda error: trouble.append(f"script error: {error.message[:300]}"))
    page.on("request", lambda request: on_address(request.url))
    page.on("websocket", lambda socket: on_address(socket.url))
    page.on("dialog", on_dialog)


@pytest.fixture
def site(visit: Callable[..., Site]) -> Site:
    """One visitor."""
    return visit()


@pytest.fixture(scope="package")
def trained(browser: object, server: str) -> str:
    """The id of a small run that somebody trained to its end."""
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(PATIENCE)
    site = Site(context.new_page(), server)
    site.open("sentiment", lang="en", train_size=2000, epochs=4, hidden_size=16)
    run = site.train()
    site.has_status("finished")
    context.close()
    return run
