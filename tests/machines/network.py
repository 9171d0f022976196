"""A network of machines on this one: each is a network namespace, with folders that no other machine sees.

Linux only, and only for root: elsewhere the tests that need it are skipped. With `GLASSBOX_BROWSER=required`, as in CI,
they fail for lack of a program, which can be installed; a system that forbids namespaces cannot be helped.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DASK = ROOT / "deploy" / "dask.yaml"
NETWORK = "198.18"  # addresses that are set aside for testing networks (RFC 2544)


def required(reason: str | None) -> None:
    """Skip the test for this reason, or fail it where such tests have to run; without a reason it goes on."""
    if reason:
        (pytest.fail if os.environ.get("GLASSBOX_BROWSER") == "required" else pytest.skip)(reason)


def obstacle() -> str | None:
    """Which program for namespaces is missing here; None where they can be made. Skips where they are forbidden."""
    if sys.platform != "linux":
        pytest.skip("Separate machines are network namespaces, which only Linux has.")
    if os.geteuid() != 0:
        pytest.skip("Only root may make network namespaces. Run the tests as root to try several machines.")
    if missing := [tool for tool in ("ip", "unshare", "mount") if not shutil.which(tool)]:
        return f"Missing programs: {', '.join(missing)}. On Debian or Ubuntu: apt-get install iproute2 util-linux mount"
    tried = subprocess.run(["unshare", "--net", "--mount", "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"This system forbids namespaces: {tried.stderr.strip()}")
    return None


class Machine:
    """One machine: an address, and processes that see neither the network nor the files of the others."""

    def __init__(self, name: str, address: str, hidden: tuple[Path, ...]) -> None:
        self.name, self.address, self._hidden = name, address, hidden
        self._processes: list[subprocess.Popen] = []

    def start(self, *command: str, log: Path, **environment: str) -> subprocess.Popen:
        """Start a program; every hidden folder is an empty one of its own to it. What it says goes to `log`."""
        mounts = [f"mount -t tmpfs none '{folder}'" for folder in self._hidden]
        script = " && ".join([*mounts, f"cd '{ROOT}'", 'exec "$@"'])
        inside = ["ip", "netns", "exec", self.name, "unshare", "--mount", "sh", "-c", script, "sh", *command]
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("GLASSBOX_", "DASK_"))}
        with log.open("wb") as out:
            process = subprocess.Popen(inside, env=clean | environment, stdout=out, stderr=subprocess.STDOUT)
        self._processes.append(process)
        return process

    def holds(self, folder: Path) -> set[str]:
        """Names of all files below one of the hidden folders, as this machine's last process sees it."""
        inside = Path(f"/proc/{self._processes[-1].pid}/root{folder}")
        return {path.name for path in inside.rglob("*") if path.is_file()}

    def end(self) -> None:
        """End what was started here."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def machines(count: int, *hidden: Path) -> Iterator[list[Machine]]:
    """So many machines on one network, which this process reaches too; `hidden` folders are empty on each."""
    required(obstacle())
    word, net = secrets.token_hex(2), f"{NETWORK}.{secrets.randbelow(250) + 1}"  # several sessions may do this at once
    lan, here = f"gb{word}lan", f"gb{word}h"
    made = [Machine(f"gb{word}m{number}", f"{net}.{number + 2}", hidden) for number in range(count)]
    try:
        _ip("netns", "add", lan)
        _ip("-n", lan, "link", "add", "bridge", "type", "bridge")
        _ip("-n", lan, "link", "set", "bridge", "up")
        _plug(lan, here, None, f"{net}.1")
        for number, machine in enumerate(made):
            _ip("netns", "add", machine.name)
            _ip("-n", machine.name, "link", "set", "lo", "up")
            _plug(lan, f"gb{word}{number}", machine.name, machine.address)
        yield made
    finally:
        for machine in made:
            machine.end()
        for namespace in (lan, *(machine.name for machine in made)):
            subprocess.run(["ip", "netns", "del", namespace], capture_output=True, check=False)  # its cables go along


def _plug(lan: str, cable: str, namespace: str | None, address: str) -> None:
    """Connect a machine (None: this one) with the bridge."""
    at = ("-n", namespace) if namespace else ()
    _ip("-n", lan, "link", "add", f"{cable}p", "type", "veth", "peer", "name", cable)
    _ip("-n", lan, "link", "set", cable, "netns", namespace or str(os.getpid()))
    _ip("-n", lan, "link", "set", f"{cable}p", "master", "bridge", "up")
    _ip(*at, "address", "add", f"{address}/24", "dev", cable)
    _ip(*at, "link", "set", cable, "up")


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, capture_output=True)
