"""A real nginx, without privileges and in a folder of its own, with the configuration that the repository ships."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.machines.network import ROOT, required

SITE = ROOT / "deploy" / "nginx.conf"
AROUND = """
daemon off;
pid nginx.pid;
error_log error.log;
events {{}}
http {{
    log_format about '$cookie_glassbox|$upstream_addr|$status|$uri';
    access_log access.log about;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    scgi_temp_path scgi;
    uwsgi_temp_path uwsgi;
{site}
}}
"""


@dataclass(frozen=True)
class Proxy:
    """Its address, and what it noted."""

    url: str
    folder: Path

    def servers_of(self, cookie: str) -> set[str]:
        """Host and port of every server that a visitor with this cookie was brought to."""
        lines = [line.split("|") for line in (self.folder / "access.log").read_text().splitlines()]
        return {place for line in lines if line[0] == cookie for place in line[1].split(", ")}


@contextmanager
def nginx(folder: Path, *servers: str) -> Iterator[Proxy]:
    """Put the shipped configuration before these servers, on a free port."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
    required(None if program else "No nginx on this machine. On Debian or Ubuntu: apt-get install nginx-light")
    folder.mkdir()
    port = _free_port()
    places = iter(urlsplit(server).netloc for server in servers)
    site = re.sub(r"server 127\.0\.0\.1:\d+", lambda _: f"server {next(places)}", SITE.read_text(encoding="utf-8"))
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};")
    (folder / "nginx.conf").write_text(AROUND.format(site=site), encoding="utf-8")
    process = subprocess.Popen([program, "-p", str(folder), "-c", "nginx.conf"], stderr=subprocess.PIPE, text=True)
    try:
        _wait_for(port, process)
        yield Proxy(f"http://class.localhost:{port}", folder)  # a name, as in a school; browsers know where it leads
    finally:
        process.terminate()
        process.communicate(timeout=15)


def _wait_for(port: int, process: subprocess.Popen) -> None:
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail(f"nginx did not start: {process.stderr.read()}")
        with suppress(ConnectionError), socket.create_connection(("127.0.0.1", port), timeout=5):
            return
        time.sleep(0.05)
    pytest.fail("nginx does not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
