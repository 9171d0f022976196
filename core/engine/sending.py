"""Sends a worker on another machine the files that a task of it lacks. Lives in the engine's event loop."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from pathlib import Path

from core.corpora.reading import file_problems
from core.corpora.supplies import files_for, put
from core.engine.priority import FILES
from core.problems import Absent

logger = logging.getLogger(__name__)

PIECE = 4 * 2**20  # bytes at a time, so that neither side ever holds a whole corpus, and answers get in between


class Sender:
    """Thirty runs that lack the same corpus on the same worker get it by one transfer."""

    def __init__(self, call: Callable) -> None:
        self._call = call
        self._under_way: dict[tuple, asyncio.Task] = {}
        self._arrived: dict[tuple, float] = {}  # when, by the loop's clock

    async def send(self, absent: Absent, since: float) -> bool:
        """Send what is absent unless it came `since` then; False where this machine has not got it either."""
        key = (absent.machine, absent.lacks)
        if self._arrived.get(key, -1.0) > since:
            return True
        if key not in self._under_way:
            self._under_way[key] = asyncio.create_task(self._send(*key))
        return await asyncio.shield(self._under_way[key])

    async def _send(self, machine: str, lacks: tuple[str, ...]) -> bool:
        try:
            files = await asyncio.to_thread(files_for, lacks)
            for name, path in files.items():
                logger.info("sending %s to %s", name, machine)
                await self._send_file(machine, name, path)
            self._arrived[machine, lacks] = asyncio.get_running_loop().time()
            return bool(files)
        finally:
            del self._under_way[machine, lacks]

    async def _send_file(self, machine: str, name: str, path: Path) -> None:
        transfer, start = secrets.token_hex(6), 0
        with file_problems(path), path.open("rb") as file:
            data = await asyncio.to_thread(file.read, PIECE)
            while data is not None:
                following = await asyncio.to_thread(file.read, PIECE) or None
                last = following is None
                await self._call(put, name, transfer, start, data, last, worker=machine, priority=FILES)
                start, data = start + len(data), following
