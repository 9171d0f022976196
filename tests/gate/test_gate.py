"""The door around the application: who comes in, who is asked, and how often somebody may guess."""

import asyncio
import os
import re
import stat
import sys
from urllib.parse import urlencode

import pytest

from core.gate import origin, page, password, ticket
from core.gate.attempts import FORGET, OF_ADDRESS, OF_ALL, Attempts
from core.gate.gate import Gate
from core.language import LANGUAGES, say
from core.problems import Problem

WORD = "우리 반 비밀번호"
HERE = {"client": ("127.0.0.1", 40000), "host": "localhost:8501"}
STRANGER = {"client": ("203.0.113.7", 40000), "host": "203.0.113.1:8501"}


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("GLASSBOX_HOME", str(tmp_path / "home"))
    monkeypatch.delenv(password.VARIABLE, raising=False)
    return tmp_path / "home"


async def inside(scope, _receive, send):
    """The application behind the door."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"inside"})


def knock(gate, who=STRANGER, *, kind="http", path="/", query="", body="", **headers):
    """Send one request; the messages that came back."""
    told = {"host": who["host"], **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope = {
        "type": kind, "method": "POST" if body else "GET", "path": path, "query_string": query.encode(),
        "scheme": "http", "client": who["client"], "headers": [(k.encode(), v.encode()) for k, v in told.items()],
    }  # fmt: skip
    sent = []

    async def receive():
        return {"type": f"{kind}.connect" if kind == "websocket" else "http.request", "body": body.encode()}

    async def send(message):
        sent.append(message)

    asyncio.run(gate(scope, receive, send))
    return sent


def status(sent):
    return sent[0]["status"]


def text(sent):
    return sent[1]["body"].decode()


def header(sent, name):
    return [value.decode() for key, value in sent[0]["headers"] if key.decode() == name]


def guess(gate, word, who=STRANGER, **how):
    return knock(gate, who, body=urlencode({"password": word}), **how)


def test_a_password_is_kept_as_a_salted_hash_that_only_its_owner_may_read(home):
    place = password.keep(WORD)
    assert place.parent == home
    assert WORD not in place.read_text()
    assert password.hashed(WORD) != password.hashed(WORD)
    assert password.matches(WORD, password.kept())
    assert not password.matches(WORD + "!", password.kept())
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [path.name for path in home.iterdir()] == [place.name]


def test_a_password_is_the_same_on_every_keyboard():
    import unicodedata

    kept = password.hashed(unicodedata.normalize("NFC", WORD))
    assert password.matches(unicodedata.normalize("NFD", WORD), kept)


@pytest.mark.parametrize("word", ["", "short", "x" * 201])
def test_a_password_that_is_too_short_or_too_long_is_refused(word, home):
    with pytest.raises(Problem, match="8 to 200 characters"):
        password.keep(word)
    assert not home.exists()


@pytest.mark.parametrize("damaged", ["", "scrypt", "plain text", "scrypt:2:1:1:00:00", "\0" * 50])
def test_a_damaged_file_opens_nothing_and_says_so(home, damaged):
    password.keep(WORD)
    (home / "class-password").write_text(damaged)
    sent = knock(Gate(inside))
    assert status(sent) == 503
    assert "cannot be read" in text(sent)
    assert "python -m core password" in text(sent)
    assert status(guess(Gate(inside), WORD)) == 503


def test_the_variable_counts_more_than_the_file(monkeypatch):
    password.keep("another password")
    monkeypatch.setenv(password.VARIABLE, password.hashed(WORD))
    assert password.matches(WORD, password.kept())


def test_without_a_password_only_the_computer_itself_comes_in():
    gate = Gate(inside)
    assert text(knock(gate, HERE)) == "inside"
    sent = knock(gate)
    assert status(sent) == 503
    for lang in LANGUAGES:  # in both languages, because the teacher may be the one who reads it
        assert say(page.not_open(), lang) in text(sent)
    assert status(guess(gate, WORD)) == 503


def test_a_stranger_gets_a_ticket_for_the_password_and_goes_on_where_he_was():
    password.keep(WORD)
    gate = Gate(inside)
    assert status(knock(gate)) == 401
    sent = guess(gate, WORD, path="/sentiment", query="run=a%20b&text=%3Cb%3E")
    assert status(sent) == 303
    assert header(sent, "location") == ["./sentiment?run=a%20b&text=%3Cb%3E"]
    (cookie,) = header(sent, "set-cookie")
    assert {"HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
    mine = cookie.split(";")[0]
    assert text(knock(gate, cookie=mine)) == "inside"
    assert knock(gate, kind="websocket", cookie=mine)[0]["type"] == "websocket.accept"
    password.keep("a new password")
    assert status(knock(gate, cookie=mine)) == 401


@pytest.mark.parametrize("path", ["/", "/sentiment", "/_stcore/upload_file/a/b", "/media/x.png", "/_stcore/agent/mcp"])
def test_nothing_at_all_is_served_without_a_ticket(path):
    password.keep(WORD)
    gate = Gate(inside)
    assert status(knock(gate, path=path)) == 401
    assert knock(gate, kind="websocket", path=path) == [{"type": "websocket.close", "code": 1008}]
    assert text(knock(gate, path="/_stcore/health")) == "inside"


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "/javascript:alert(1)", "/a\r\nSet-Cookie: x"])
def test_the_way_back_leads_to_no_other_site(path):
    password.keep(WORD)
    (location,) = header(guess(Gate(inside), WORD, path=path, query="a=\r\nb"), "location")
    assert location.startswith("./")
    assert not set(location) & set("\r\n\\")


def test_a_forged_or_ended_ticket_opens_nothing():
    kept, now = password.hashed(WORD), 1_000_000.0
    mine = ticket.issue(kept, now)
    assert ticket.holds(mine, kept, now + 10)
    assert not ticket.holds(mine, kept, now + ticket.LASTS + 1)
    assert not ticket.holds(mine, kept, now - 3600)  # the clock was set back
    assert not ticket.holds(mine, password.hashed(WORD), now)
    end, signature = mine.split(".")
    for forged in (f"{int(end) + 1}.{signature}", f"{end}.{'0' * 64}", end, "", "é" * 64, f"{end}.{signature}\n"):
        assert not ticket.holds(forged, kept, now)


@pytest.mark.parametrize(
    ("client", "host", "headers", "here"),
    [
        ("127.0.0.1", "localhost:8501", {}, True),
        ("127.0.0.1", "127.0.0.1", {}, True),
        ("::1", "[::1]:8501", {}, True),
        ("::ffff:127.0.0.1", "localhost", {}, True),
        ("192.168.0.7", "192.168.0.1:8501", {}, False),
        ("192.168.0.7", "localhost:8501", {}, False),
        ("127.0.0.1", "class.example", {}, False),  # a proxy that says nothing, or a name turned to 127.0.0.1
        ("127.0.0.1", "localhost.evil.example", {}, False),
        ("127.0.0.1", "[", {}, False),
        ("127.0.0.1", "", {}, False),
        ("127.0.0.1", "localhost", {"x-forwarded-for": "127.0.0.1"}, False),
        ("127.0.0.1", "localhost", {"via": "1.1 proxy"}, False),
        ("127.0.0.1", "localhost", {"forwarded": "for=127.0.0.1"}, False),
        ("not an address", "localhost", {}, False),
    ],
)
def test_who_sits_at_this_computer(client, host, headers, here):
    told = [(b"host", host.encode()), *((name.encode(), value.encode()) for name, value in headers.items())]
    assert origin.from_here({"client": (client, 1), "headers": told}) is here


def test_one_line_of_ipv6_counts_as_one_address():
    ours, same, other = ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")
    sides = [origin.side({"client": (one, 1)}) for one in (ours, same, other)]
    assert sides[0] == sides[1] != sides[2]


def test_the_wait_doubles_with_every_failure_and_is_forgotten_after_a_while():
    clock = Clock()
    attempts = Attempts(clock)
    assert [attempts.begin("a") for _ in range(OF_ADDRESS.free + 1)] == [0] * (OF_ADDRESS.free + 1)
    waits = []
    for _ in range(12):
        waits.append(attempts.begin("a"))
        clock.now += waits[-1]
        assert attempts.begin("a") == 0
    assert waits[:4] == [1, 2, 4, 8]
    assert max(waits) == OF_ADDRESS.longest
    assert attempts.begin("b") == 0  # somebody else
    clock.now += FORGET + 1
    assert attempts.begin("a") == 0
    assert attempts.begin("a") == 0


def test_many_addresses_do_not_help_a_guesser_and_the_right_word_ends_the_wait():
    clock = Clock()
    attempts = Attempts(clock)
    for number in range(OF_ALL.free + 1):
        assert attempts.begin(f"10.0.{number // 250}.{number % 250}") == 0
    assert attempts.begin("10.9.9.9") > 0
    clock.now += OF_ALL.longest
    assert attempts.begin("10.9.9.9") == 0
    attempts.succeeded("10.9.9.9")
    assert len(attempts._of) == OF_ALL.free + 1


def test_guessing_is_answered_with_a_wait_even_for_the_right_word():
    password.keep(WORD)
    gate = Gate(inside)
    gate.attempts = Attempts(Clock())
    for _ in range(OF_ADDRESS.free + 1):
        gate.attempts.begin("203.0.113.7")
    sent = guess(gate, WORD, accept_language="en")
    assert status(sent) == 429
    assert header(sent, "retry-after") == ["1"]
    assert "Please wait 1 s" in text(sent)
    assert status(guess(gate, WORD, STRANGER | {"client": ("203.0.113.8", 1)})) == 303


def test_the_form_speaks_the_readers_language_and_what_is_linked_stays_text():
    password.keep(WORD)
    gate = Gate(inside)
    assert "수업 비밀번호" in text(knock(gate, accept_language="ko-KR,ko;q=0.9"))
    assert "Class password" in text(knock(gate, accept_language="fr,en;q=0.5"))
    shown = text(knock(gate, query="lang=en&run=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", accept_language="ko"))
    assert "Class password" in shown
    assert "<script" not in shown
    assert 'href="?lang=ko&amp;run=%22%3E%3Cscript' in shown
    wrong = guess(gate, "<b>wrong</b>", accept_language="en")
    assert "That is not the class password." in text(wrong)
    assert "wrong</b>" not in text(wrong)
    assert "script" not in header(wrong, "content-security-policy")[0]


def test_the_door_can_be_taken_away(monkeypatch):
    password.keep(WORD)
    assert text(knock(Gate(inside, others=lambda: True))) == "inside"
    monkeypatch.setenv("GLASSBOX_GATE", "off")
    assert text(knock(Gate(inside))) == "inside"


def test_a_browser_gets_one_name_with_its_first_page():
    gate = Gate(inside)
    (cookie,) = header(knock(gate, HERE, accept="text/html"), "set-cookie")
    assert re.match(r"glassbox_viewer=[0-9a-f]{16};.*HttpOnly", cookie)
    assert not header(knock(gate, HERE, accept="text/html", cookie=cookie.split(";")[0]), "set-cookie")
    assert not header(knock(gate, HERE, accept="image/png"), "set-cookie")


@pytest.mark.skipif(os.name != "posix", reason="a terminal of its own is made with pty")
@pytest.mark.parametrize(("again", "code"), [(WORD, 0), ("something else", 1)])
def test_the_command_asks_twice_and_shows_nothing(home, again, code):
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-m", "core", "password"])
    shown = b""
    for prompt, typed in ((b"Class password: ", WORD), (b"The same again: ", again)):
        while prompt not in shown:
            shown += os.read(terminal, 1024)
        os.write(terminal, typed.encode() + b"\n")
    shown += _rest(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == code
    assert WORD not in shown.decode()
    assert ("not the same" in shown.decode()) == bool(code)
    assert (home / "class-password").exists() == (not code)


def _rest(terminal):
    """What is written until the other side ends."""
    shown = b""
    try:
        while part := os.read(terminal, 1024):
            shown += part
    except OSError:  # Linux says so at the end
        pass
    return shown
