"""How servers on one Dask cluster talk to each other: by the scheduler, which all of them reach already."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

RUNS = "glassbox-runs"  # the Dask topic on which servers talk about their runs
LAID_DOWN = 30.0  # seconds for which something lies ready for another server


class Postbox:
    """Lives in the engine's event loop. Everything waits while there is no connection."""

    def __init__(self) -> None:
        self._client: Any = None
        self._connected = asyncio.Event()
        self._hear: Callable[[dict], None] | None = None
        self._watched: dict[str, Callable[[], None]] = {}  # connection of another server -> what to do when it ends
        self._clearing: set[asyncio.Task] = set()  # the loop itself holds no task

    def connect(self, client: Any) -> None:
        """Use this Dask client from now on; None: there is no connection."""
        self._client = client
        if client is None:
            self._connected.clear()
            return
        self._connected.set()
        client.subscribe_topic(RUNS, self._note_message)
        for connection in self._watched:
            client.subscribe_topic(connection, self._note_connection)

    def listen(self, hear: Callable[[dict], None]) -> None:
        """Call `hear` with every message that any server on this cluster says, this one included, from now on."""
        self._hear = hear

    async def say(self, message: dict) -> None:
        """Say something small and plain to all servers; the message also tells by which `connection` it came."""
        await self._connected.wait()
        await self._client.log_event(RUNS, message | {"connection": self._client.id})

    def watch(self, connection: str, gone: Callable[[], None]) -> None:
        """Call `gone` when the scheduler notices that this connection ended."""
        self._watched[connection] = gone
        self._client.subscribe_topic(connection, self._note_connection)

    async def lay_down(self, name: str, value: Any) -> None:
        """Leave something large with the scheduler, for another server to pick up within half a minute."""
        await self._connected.wait()
        await self._client.publish_dataset(value, name=name)
        task = asyncio.create_task(self._clear_away(name))
        self._clearing.add(task)
        task.add_done_callback(self._clearing.discard)

    async def pick_up(self, name: str) -> Any | None:
        """What another server has laid down; None where it is gone already."""
        await self._connected.wait()
        value = await self._client.get_dataset(name, default=None)
        await self._client.unpublish_dataset(name)
        return value

    async def _clear_away(self, name: str) -> None:
        await asyncio.sleep(LAID_DOWN)
        await self._connected.wait()
        with suppress(OSError):  # the scheduler is gone, and with it what lay there
            await self._client.unpublish_dataset(name)

    def _note_message(self, event: tuple[float, dict]) -> None:
        if self._hear is not None:
            self._hear(event[1])

    def _note_connection(self, event: tuple[float, dict]) -> None:
        if event[1].get("action") == "remove-client" and (gone := self._watched.pop(event[1]["client"], None)):
            gone()
