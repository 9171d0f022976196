"""The door itself: it stands around the whole application, before any page, websocket, upload or picture.

Why not a page of the dashboard that asks for the password? A page is drawn by the session that a websocket has opened,
so by then a stranger has a session, may upload files into it, and keeps a script running. And a browser's refresh
forgets the session, so it would ask again. Around the application it protects everything at once, gives the browser
a cookie that no script can read, and is done before the first line of a page runs.

Who sits at the computer itself is never asked. The health check is open, because it says nothing but "ok". With
`GLASSBOX_GATE=off` the door is taken away: for a proxy in front that asks by itself who one is.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, quote

from core.gate import origin, page, password, ticket
from core.gate.attempts import Attempts
from core.problems import N_, Problem

SWITCH = "GLASSBOX_GATE"
VIEWER = "glassbox_viewer"
"""The cookie that tells one browser from another, for the limit of runs; it says nothing else about anybody."""

HEALTH = "/_stcore/health"
MOST_BODY = 4096  # bytes of a form
AT_ONCE = 1  # passwords that are looked at; each takes 32 MB and one core

Scope, Message = Mapping[str, Any], dict[str, Any]
Receive, Send = Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]


def is_off() -> bool:
    """Whether somebody took the door away."""
    return os.environ.get(SWITCH, "").strip().lower() == "off"


class Gate:
    """ASGI middleware. `others`: where it says true, somebody else asks who one is (OIDC), and the door stays open."""

    def __init__(self, app: Callable, others: Callable[[], bool] = lambda: False) -> None:
        self.app, self.others = app, others
        self.attempts = Attempts()
        self._one_by_one = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or answer instead of the application."""
        if scope["type"] == "lifespan" or self._may_enter(scope):
            await self.app(scope, receive, _naming_viewer(scope, send))
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        elif scope["method"] == "POST":
            await self._try(scope, receive, send)
        else:
            await self._show(scope, send, 401)

    def _may_enter(self, scope: Scope) -> bool:
        if is_off() or origin.from_here(scope) or scope["path"] == HEALTH or self.others():
            return True
        try:
            kept = password.kept()
        except Problem:  # it is told by `_show`
            return False
        return kept is not None and ticket.holds(_cookies(scope).get(ticket.COOKIE, ""), kept, time.time())

    async def _try(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Look at a password that was sent."""
        body = await _body(receive)
        given = parse_qs(body.decode("utf-8", "replace"), errors="replace").get(page.FIELD, [""])[0]
        try:
            kept = password.kept()
        except Problem:
            kept = None
        if kept is None or not given:
            await self._show(scope, send, 401)
            return
        side = origin.side(scope)
        if wait := self.attempts.begin(side):
            problem = Problem(N_("Too many attempts. Please wait {seconds} s and try again."), seconds=wait)
            await self._show(scope, send, 429, problem, [(b"retry-after", str(wait).encode())])
            return
        async with self._one_by_one:
            right = await asyncio.to_thread(password.matches, given, kept)
        if right:
            self.attempts.succeeded(side)
            await _answer(send, 303, "", [(b"location", _same_place(scope)), _ticket(scope, kept)])
        else:
            await self._show(scope, send, 401, Problem(N_("That is not the class password.")))

    async def _show(
        self, scope: Scope, send: Send, status: int, problem: Problem | None = None, extra: list | None = None
    ) -> None:
        query = scope["query_string"].decode("latin-1")
        lang = page.language(query, _header(scope, b"accept-language"))
        try:
            kept = password.kept()
        except Problem as unreadable:
            await _answer(send, 503, page.closed(lang, unreadable))
            return
        if kept is None:
            await _answer(send, 503, page.closed(lang, page.not_open()))
        else:
            await _answer(send, status, page.form(lang, query, problem), extra or [])


def _naming_viewer(scope: Scope, send: Send) -> Send:
    """`send`, which also gives a browser that opens a page a name, if it has none yet."""
    opens = scope["type"] == "http" and scope["method"] == "GET" and "html" in _header(scope, b"accept")
    if not opens or VIEWER in _cookies(scope):
        return send
    cookie = _cookie(scope, VIEWER, secrets.token_hex(8), 30 * 24 * 3600)

    async def naming(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), cookie]}
        await send(message)

    return naming


def _same_place(scope: Scope) -> bytes:
    """The address that was asked for, seen from itself: right behind any proxy, and never another site."""
    last = quote(scope["path"].rsplit("/", 1)[-1])
    query = quote(scope["query_string"].decode("latin-1"), safe="%&=+-._~!$'()*,;:@/?")
    return f"./{last}{'?' + query if query else ''}".encode("ascii")


def _ticket(scope: Scope, kept: str) -> tuple[bytes, bytes]:
    return _cookie(scope, ticket.COOKIE, ticket.issue(kept, time.time()), ticket.LASTS)


def _cookie(scope: Scope, name: str, value: str, lasts: int) -> tuple[bytes, bytes]:
    safe = "; Secure" if scope.get("scheme") in ("https", "wss") else ""
    return b"set-cookie", f"{name}={value}; Max-Age={lasts}; Path=/; HttpOnly; SameSite=Lax{safe}".encode()


def _cookies(scope: Scope) -> dict[str, str]:
    try:
        return {name: one.value for name, one in SimpleCookie(_header(scope, b"cookie")).items()}
    except CookieError:
        return {}


def _header(scope: Scope, wanted: bytes) -> str:
    return ";".join(value.decode("latin-1") for name, value in scope["headers"] if name == wanted)


async def _body(receive: Receive) -> bytes:
    """The first `MOST_BODY` bytes of what was sent; the rest is not waited for."""
    body, more = b"", True
    while more and len(body) < MOST_BODY:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    return body[:MOST_BODY]


async def _answer(send: Send, status: int, html: str, extra: list[tuple[bytes, bytes]] | None = None) -> None:
    body = html.encode()
    sized = [*page.headers(extra or ()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": sized})
    await send({"type": "http.response.body", "body": body})
