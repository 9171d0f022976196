"""Which doors the scheduler and the workers of this computer open: none that another computer could knock at."""

from __future__ import annotations

from http.client import HTTPConnection
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


def code_of(port: int, path: str) -> int:
    """The code with which a port answers a browser."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def test_everything_listens_on_loopback_only_and_shows_no_dashboard(engine: Engine) -> None:
    wait_until(lambda: len(engine.cluster.workers) == 2, what="both workers")
    here = psutil.Process()
    workers = [psutil.Process(pid) for pid in engine.cluster.workforce.pids]
    everybody = [here, *workers, *(child for worker in workers for child in worker.children(recursive=True))]
    found = {process.pid: listening(process) for process in everybody}
    assert all(found[process.pid] for process in (here, *workers)), "each of them listens somewhere"
    doors = [door for its in found.values() for door in its]
    assert [door for door in doors if not ip_address(door.ip).is_loopback] == []
    scheduler = engine.cluster._scheduler
    web = [scheduler.http_server.port, *(state.services["dashboard"] for state in scheduler.workers.values())]
    assert set(web) <= {door.port for door in doors}  # Dask always opens them; they show nothing
    assert {(port, path): code_of(port, path) for port in web for path in DASHBOARD} == {
        (port, path): 404 for port in web for path in DASHBOARD
    }
