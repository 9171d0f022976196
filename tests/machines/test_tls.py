"""Encryption by Dask's own settings: who has a certificate of the class may work, everybody else is told why not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machines.certificates import make
from tests.machines.cluster import cluster_here
from tests.machines.network import DASK, ROOT, required

CLIENT = """
import time
from core.engine import get_engine
from core.engine.topics import config_class
engine = get_engine()
while not engine.status().workers and engine.status().problem is None:
    time.sleep(0.02)
if engine.status().problem is None:
    run = engine.start(config_class("fake")(steps=20))
    while run.status.active:
        time.sleep(0.02)
    print(run.status, run.history.last_step)
else:
    print(engine.status().problem)
"""


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of an encrypted cluster, and the folder with the certificates of its class."""
    required(
        None if shutil.which("openssl") else "No openssl on the PATH. On Debian or Ubuntu: apt-get install openssl"
    )
    folder = tmp_path_factory.mktemp("tls")
    ours = make(folder / "ours")
    with cluster_here(folder, DASK_CONFIG=str(ours), GLASSBOX_TOPICS="fake=tests.engine.fake") as address:
        assert address.startswith("tls://")
        yield address, ours


def test_only_who_has_a_certificate_of_the_class_is_let_in(certified: tuple[str, Path], tmp_path: Path) -> None:
    address, ours = certified
    clients = {
        "ours": _client(tmp_path / "a", address, ours),
        "none": _client(tmp_path / "b", address, DASK),
        "strange": _client(tmp_path / "c", address, make(tmp_path / "strange")),
        "plain": _client(tmp_path / "d", address.replace("tls://", "tcp://"), DASK),
    }
    said = {name: client.communicate(timeout=180)[0] for name, client in clients.items()}
    assert said["ours"].split() == ["finished", "20"]
    assert "needs a certificate" in said["none"]
    assert "refuse the certificate" in said["strange"]
    assert "No Dask scheduler answers" in said["plain"]
    assert "tls://" in said["plain"]


def _client(home: Path, address: str, settings: Path) -> subprocess.Popen:
    environment = {**os.environ, "GLASSBOX_HOME": str(home), "GLASSBOX_TOPICS": "fake=tests.engine.fake"}
    environment |= {"GLASSBOX_SCHEDULER": address, "DASK_CONFIG": str(settings)}
    return subprocess.Popen(
        [sys.executable, "-c", CLIENT], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
