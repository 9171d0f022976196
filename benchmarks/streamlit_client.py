"""A visitor without a browser, who speaks to a Streamlit server as the page in a browser does.

The protocol is that of Streamlit 1.67: protobuf messages over the websocket `/_stcore/stream`, `BackMsg` to the server
and `ForwardMsg` from it. What Chromium sends on the same pages was recorded and is sent here, too:

- the first `rerun_script` with address and page, then one per act, always with the state of every widget on the page;
- a widget inside a fragment asks for that fragment alone, a button is told once, a change of page takes only the
  widgets of the sidebar along;
- `auto_rerun` sets a timer for a fragment, which asks for that fragment every so many seconds, whether the answer
  before has come or not, until a run of the whole script or `stop_auto_rerun` ends it.

What it leaves out: static files, keep-alive of hidden tabs (a browser's timers then go slower), pictures. It draws
nothing, so what is measured is the time until the browser has what it draws.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.streamlit_page import Node, Page, reported

PATIENCE = 60.0  # seconds until something counts as lost
_BAD = (Alert.ERROR, Alert.WARNING)
_MAIN, _SIDEBAR = 0, 1  # the first number of a delta's path


class LostError(Exception):
    """What was awaited did not come, or the server said that something failed."""


class Visitor:
    """One tab. `page` is what it shows, `query` its address."""

    def __init__(self, url: str, locale: str = "ko-KR") -> None:
        self.page = Page()
        self.query = ""
        self.ticks = self.received = 0  # messages
        self.trouble: list[str] = []  # what nobody may ever see
        self._url, self._locale = url, locale
        self._hash = self._name = self._run = ""
        self._pages: dict[str, str] = {}  # path -> hash of the page's script
        self._chosen: dict[str, WidgetState] = {}
        self._timers: dict[str, tuple[float, asyncio.Task]] = {}
        self._news = asyncio.Event()
        self._socket: ClientConnection | None = None
        self._listening: asyncio.Task | None = None

    async def open(self, path: str = "", **address: object) -> None:
        """Arrive at a page, as with a link or after a refresh: always a new session."""
        await self.leave()
        self.page, self.query, self._name, self._hash = Page(), urlencode(address), path, ""
        self._chosen.clear()
        stream = f"{self._url.replace('http', 'ws', 1)}/_stcore/stream"
        self._socket = await connect(
            stream, origin=self._url, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE
        )
        self._listening = asyncio.create_task(self._listen())
        await self._send([])

    async def leave(self) -> None:
        """Close the tab."""
        self._stop_timers()
        if self._socket is not None:
            await self._socket.close()
            await asyncio.gather(self._listening, return_exceptions=True)
            self._socket = None

    # acting

    async def switch(self, path: str) -> None:
        """Click on a page in the menu."""
        self._stop_timers()
        self._hash, self._name, self.query = self._pages[path], path, ""
        await self._send(self._states(self.page.root.children.get(_SIDEBAR)))
        self.page.root.children.pop(_MAIN, None)

    async def type(self, key: str, text: str) -> None:
        """Replace what a text field holds."""
        await self._choose(key, string_value=text)

    async def click(self, key: str, late: float | None = None) -> None:
        """Press a button. `late`: the message of a timer takes the press along, so many seconds before its own."""
        button = self.widget(key)
        pressed = WidgetState(id=button.id, trigger_value=True)
        if late is not None:
            await self.until(lambda: self._timers, "a timer")
            await self._send([*self._states(), pressed], next(iter(self._timers)), tick=True)
            await asyncio.sleep(late)
        await self._send([*self._states(), pressed], button.fragment)

    async def slide(self, key: str, option: str) -> None:
        """Move a slider over named places."""
        state = WidgetState(id=self.widget(key).id)
        state.string_array_value.data.append(option)
        await self._choose(key, string_array_value=state.string_array_value)

    async def until(self, holds: Callable[[], Any], what: str, seconds: float = PATIENCE) -> float:
        """Wait until `holds()`; seconds since the call. Raises `LostError`."""
        began = time.perf_counter()
        while not holds():
            left = began + seconds - time.perf_counter()
            self._news.clear()
            if self._listening.done():
                raise LostError(f"{what}: the connection ended")
            try:
                await asyncio.wait_for(self._news.wait(), max(left, 0.001))
            except TimeoutError:
                raise LostError(f"{what}: not within {seconds:.0f} s") from None
        return time.perf_counter() - began

    # looking

    def widget(self, key: str) -> Node:
        """The widget of that key, which has to be there."""
        if (node := self.page.widget(key)) is None:
            raise LostError(f"no widget {key}")
        return node

    def address(self, name: str) -> str | None:
        """What the address bar says about one name."""
        return parse_qs(self.query).get(name, [None])[0]

    # the wire

    async def _choose(self, key: str, **value: Any) -> None:
        widget = self.widget(key)
        self._chosen[widget.id] = WidgetState(id=widget.id, **value)
        await self._send(self._states(), widget.fragment)

    def _states(self, within: Node | None = None) -> list[WidgetState]:
        page = self.page
        if within is not None:
            page = Page()
            page.root = within
        every = ((node.id, node) for node in page.elements() if node.id)
        states = (self._chosen.get(id_) or reported(node) for id_, node in every)
        return [state for state in states if state is not None]

    async def _send(self, states: list[WidgetState], fragment: str = "", *, tick: bool = False) -> None:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_script_hash, rerun.fragment_id = self.query, self._hash, fragment
        rerun.page_name = "" if self._hash else self._name
        rerun.is_auto_rerun = tick
        rerun.widget_states.widgets.extend(states)
        rerun.context_info.url, rerun.context_info.locale = f"{self._url}/{self._name}", self._locale
        rerun.context_info.timezone, rerun.context_info.color_scheme = "Asia/Seoul", "light"
        await self._socket.send(message.SerializeToString())

    async def _listen(self) -> None:
        try:
            async for data in self._socket:
                message = ForwardMsg.FromString(data)
                self.received += 1
                self._take(message, message.WhichOneof("type"))
                self._news.set()
        finally:
            self._stop_timers()
            self._news.set()

    def _take(self, message: ForwardMsg, kind: str) -> None:
        run = message.metadata.run
        if kind == "new_session":
            self._run, self._hash = run.script_run_id, message.new_session.page_script_hash
            if not run.fragment_ids:
                self._stop_timers()
        elif kind == "delta":
            self._note(self.page.apply(message, self._run))
        elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.page.finish(run.script_run_id, list(run.fragment_ids))
        else:
            self._take_rest(message, kind)

    def _take_rest(self, message: ForwardMsg, kind: str) -> None:
        if kind == "navigation":
            self._hash = message.navigation.page_script_hash
            self._pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "auto_rerun":
            self._set_timer(message.auto_rerun.fragment_id, message.auto_rerun.interval)
        elif kind == "stop_auto_rerun":
            for fragment in message.stop_auto_rerun.fragment_ids:
                self._stop_timer(fragment)

    def _note(self, node: Node) -> None:
        if node.id and getattr(node.shown, "set_value", False):
            self._hold(node)
        if node.kind == "exception" or (node.kind == "alert" and node.shown.format in _BAD):
            self.trouble.append(getattr(node.shown, "body", "") or getattr(node.shown, "message", ""))

    def _hold(self, node: Node) -> None:
        """Take over what the server says that a widget holds; it says so once, and the browser goes on saying it."""
        state = reported(node)
        if state is None:
            self._chosen.pop(node.id, None)
        else:
            self._chosen[node.id] = state

    def _set_timer(self, fragment: str, seconds: float) -> None:
        if self._timers.get(fragment, (0.0,))[0] != seconds:
            self._stop_timer(fragment)
            self._timers[fragment] = seconds, asyncio.create_task(self._tick(fragment, seconds))

    def _stop_timer(self, fragment: str) -> None:
        if fragment in self._timers:
            self._timers.pop(fragment)[1].cancel()

    def _stop_timers(self) -> None:
        for fragment in list(self._timers):
            self._stop_timer(fragment)

    async def _tick(self, fragment: str, seconds: float) -> None:
        due = time.perf_counter()
        while True:
            due += seconds
            await asyncio.sleep(due - time.perf_counter())
            self.ticks += 1
            await self._send(self._states(), fragment, tick=True)
