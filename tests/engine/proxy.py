"""A piece of wire between two programs that a test can cut and mend: a TCP proxy on the loopback."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress


class Proxy:
    """Hands on what arrives at `address` to `port` of this computer, and back."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._writers: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._own_port = 0  # the system chooses one, which is kept when the wire is mended
        self.mend()

    @property
    def address(self) -> str:
        """Where to connect, as Dask writes it."""
        return f"tcp://127.0.0.1:{self._own_port}"

    def cut(self) -> None:
        """Break every connection and take no new one."""
        self._do(self._cut())

    def mend(self) -> None:
        """Take connections again."""
        self._do(self._mend())

    def close(self) -> None:
        """Cut, and never mend."""
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _do(self, coroutine) -> None:
        asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(10)

    async def _mend(self) -> None:
        self._server = await asyncio.start_server(self._join, "127.0.0.1", self._own_port)
        self._own_port = self._server.sockets[0].getsockname()[1]

    async def _cut(self) -> None:
        self._server.close()
        for writer in self._writers:
            writer.transport.abort()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._port)
        await asyncio.gather(self._hand_on(reader, back), self._hand_on(there, writer))

    async def _hand_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        with suppress(ConnectionError):  # one side hung up, or the wire was cut
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        writer.close()
        self._writers.discard(writer)
