"""A dashboard that is open to the network, as a stranger meets it: closed, then behind a password, then open."""

from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from core.gate import password

from .conftest import serving
from .site import PATIENCE, Site

WORD = "우리 반 비밀번호"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("open") / "home"


@pytest.fixture(scope="module")
def base(home) -> Iterator[str]:
    """A server that listens on every address, set by the environment instead of the command line."""
    with serving(home, STREAMLIT_SERVER_ADDRESS="0.0.0.0") as base:
        yield base


@pytest.fixture
def stranger(browser, base) -> Iterator[Site]:
    """Somebody who reaches the server by a name that is not that of the computer itself."""
    context = browser.new_context(locale="en-US", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield Site(context.new_page(), f"http://class.localhost:{urlsplit(base).port}")
    context.close()


def code_of(base: str, path: str, **headers: str) -> int:
    """The answer's code for a stranger who comes through a proxy."""
    connection = HTTPConnection(urlsplit(base).netloc, timeout=30)
    try:
        connection.request("GET", path, headers={"X-Forwarded-For": "203.0.113.7", **headers})
        return connection.getresponse().status
    finally:
        connection.close()


def test_without_a_password_nobody_comes_in_but_the_computer_itself(stranger, visit, base, home):
    stranger.page.goto(stranger.base)
    for sentence in ("python -m core password", "no class password has been set", "수업 비밀번호가 아직 없어요"):
        expect(stranger.page.get_by_text(sentence).first).to_be_visible()
    assert code_of(base, "/static/js/x.js") == 503
    visit(base).open(lang="en")
    assert "no class password has been set" in (home / "server.log").read_text(encoding="utf-8")


def test_the_password_opens_every_page_and_a_refresh_keeps_it_open(stranger, home, monkeypatch):
    monkeypatch.setenv("GLASSBOX_HOME", str(home))
    password.keep(WORD)  # while the server runs
    page = stranger.page
    page.goto(f"{stranger.base}/sentiment?lang=en&text=A+warm+film.")
    page.get_by_label("Class password").fill("wrong password")
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("alert")).to_have_text("That is not the class password.")
    page.get_by_role("link", name="한국어").click()
    page.get_by_label("수업 비밀번호").fill(WORD)
    page.keyboard.press("Enter")
    expect(stranger.verdict).to_contain_text("%")
    assert stranger.address() | {"text": "A warm film.", "lang": "ko"} == stranger.address()
    page.reload()
    expect(stranger.verdict).to_contain_text("%")
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert cookies["glassbox_class"]["httpOnly"]
    page.context.clear_cookies(name="glassbox_class")
    page.reload()
    expect(page.get_by_label("수업 비밀번호")).to_be_visible()


def test_the_websocket_is_behind_the_door_as_well(base, home, monkeypatch):
    monkeypatch.setenv("GLASSBOX_HOME", str(home))
    password.keep(WORD)
    shake = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    shake |= {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}
    assert code_of(base, "/_stcore/stream", **shake) == 403
    assert code_of(base, "/_stcore/host-config") == 401
    assert code_of(base, "/_stcore/health") == 200
