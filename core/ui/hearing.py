"""A run of a page is heard to its end before the next one begins: Streamlit 1.67 may drop the last words of a run.

A page is drawn in a thread of its own, which hands each message for the browser to the server's event loop. Suppose
that the thread has ended, that the loop is behind with its messages because thirty pages want it, and that the browser
asks for something. Streamlit then begins a new thread, and what the old one has still to say is dropped: an answer
stays the one before, or the browser misses a place on the page. So a new thread begins after the loop has heard the
last word of the old one, which is that it has ended.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from streamlit.runtime import websocket_session_manager
from streamlit.runtime.app_session import AppSession

PAUSE = 0.002  # seconds until the next look whether the last word has come


def hear_out() -> None:
    """Let every session of this server be one that hears a run to its end; Streamlit has no setting for it."""
    websocket_session_manager.AppSession = _Session


class _Session(AppSession):
    """What belongs to one browser tab; everything here happens on the server's event loop."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked: deque[Any] = deque()  # what the browser has asked for, the oldest first
        self._refused = self._waiting = False

    def request_rerun(self, client_state: Any) -> None:
        self._asked.append(client_state)
        if not self._waiting:
            self._answer()

    def _answer(self) -> None:
        self._waiting = False
        while self._asked:
            asked = self._asked.popleft()
            self._refused = False
            super().request_rerun(asked)
            if self._refused:
                self._asked.appendleft(asked)
                self._waiting = True
                self._event_loop.call_later(PAUSE, self._answer)
                return

    def _create_scriptrunner(self, initial_rerun_data: Any) -> None:
        """Streamlit calls this where no thread draws the page, or the one that did has ended and takes nothing more."""
        self._refused = self._scriptrunner is not None
        if not self._refused:
            super()._create_scriptrunner(initial_rerun_data)
