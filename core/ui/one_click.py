"""One press counts once: Streamlit 1.67 can tell the server of it twice.

The browser notes a press and sends it a moment later (`scheduleFlush` in Streamlit's `WidgetStateManager`). When the
timer of a fragment fires in between, its message carries the noted press as well, and the message that the press itself
asked for follows. The server cannot tell that from two presses, so that “Train” would begin two runs. A timer never
presses anything: what its message says of presses is left out here, before Streamlit sees it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from google.protobuf.message import DecodeError
from starlette.middleware import Middleware
from streamlit.proto.BackMsg_pb2 import BackMsg

_PRESSES = {"trigger_value", "string_trigger_value", "json_trigger_value", "chat_input_value"}

Message = dict[str, Any]
Receive, Send = Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]


def one_click() -> list[Middleware]:
    """What stands around the application for this."""
    return [Middleware(_OneClick)]


class _OneClick:
    """ASGI middleware between the websocket of a browser and Streamlit."""

    def __init__(self, app: Callable) -> None:
        self.app = app

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def once() -> Message:
            message = await receive()
            data = message.get("bytes")
            return {**message, "bytes": without_second_presses(data)} if data else message

        await self.app(scope, once, send)


def without_second_presses(data: bytes) -> bytes:
    """A message of the browser, without the presses that a timer took along. What is no message stays as it is."""
    try:
        message = BackMsg.FromString(data)
    except DecodeError:
        return data  # Streamlit answers it
    if not message.rerun_script.is_auto_rerun:
        return data
    widgets = message.rerun_script.widget_states.widgets
    for at in reversed(range(len(widgets))):
        if widgets[at].WhichOneof("value") in _PRESSES:
            del widgets[at]
    return message.SerializeToString()
