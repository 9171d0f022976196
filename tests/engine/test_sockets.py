"""Which doors the scheduler and the workers of this computer open: none that another computer could knock at."""

from __future__ import annotations

from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address

import psutil
import pytest

from core.engine import Engine
from tests.engine.conftest import wait_until

pytestmark = pytest.mark.engine

DASHBOARD = (
    "/",
    "/status",
    "/workers",
    "/info/main/workers.html",
    "/json/counts.json",
    "/metrics",
    "/health",
    "/api/v1",
)


def listening(process: psutil.Process) -> list:
    """Addresses at which a process waits for others."""
    return [one.laddr for one in process.net_connections("inet") if one.status == psutil.CONN_LISTEN or not one.raddr]


def answers(port: int, path: str) -> int | None:
    """The code with which a port answers a browser; None where it does not speak HTTP."""
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    with suppress(HTTPException, OSError):
        connection.request("GET", path)
        return connection.getresponse().status
    return None


def test_everything_listens_on_loopback_only_and_shows_no_dashboard(engine: Engine) -> None:
    wait_until(lambda: len(engine.cluster.workers) == 2, what="both workers")
    here = psutil.Process()
    workers = [psutil.Process(pid) for pid in engine.cluster.workforce.pids]
    everybody = [here, *workers, *(child for worker in workers for child in worker.children(recursive=True))]
    found = {process.pid: listening(process) for process in everybody}
    assert all(found[process.pid] for process in (here, *workers)), "each of them listens somewhere"
    doors = [door for its in found.values() for door in its]
    assert [door for door in doors if not ip_address(door.ip).is_loopback] == []
    assert [(door, path) for door in doors for path in DASHBOARD if answers(door.port, path) == 200] == []
