"""No internet needed: every page opens where no other machine can be reached, and nobody even tries to reach one.

Server, workers and Chromium run in a network namespace of their own, in which there is nothing but `lo`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from core.catalog import ready_topics

from .conftest import ROOT, chromium, missing

# Who is not root becomes root of the namespace, which most systems allow.
UNSHARE = ["unshare", "--net", *([] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["--map-root-user"])]


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all that one visit to every page left behind."""
    chromium()  # without one there is nothing to see, and nothing to start
    if shutil.which("unshare") is None:
        missing("A network namespace needs Linux and its program “unshare”.")
    if subprocess.run([*UNSHARE, "true"], capture_output=True).returncode:
        pytest.skip("This system forbids network namespaces.")
    folder = tmp_path_factory.mktemp("offline")
    command = [*UNSHARE, sys.executable, "-m", "tests.browser.offline_tour", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


@pytest.fixture(scope="module")
def seen(tour: Path) -> dict:
    """What the visitor saw."""
    return json.loads((tour / "seen.json").read_text(encoding="utf-8"))


def test_no_other_machine_could_be_reached(seen):
    assert seen["way_out"] == "Network is unreachable"


def test_every_page_draws_its_first_picture(seen):
    titles = {topic.id: f"{topic.number} {topic.title}" for topic in ready_topics()}
    assert {path: headings[0] for path, headings in seen["pages"].items()} == {"": "Glassbox NLP", **titles}
    assert not seen["trouble"]


def test_no_page_asks_another_host(seen, tour):
    """Frames and workers included. What Chromium asks for itself (its updates) has no page as its initiator."""
    log = json.loads((tour / "net.json").read_text(encoding="utf-8"))
    start = log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    started = [event.get("params", {}) for event in log["events"] if event["type"] == start]
    requests = [request for request in started if "url" in request]  # the end of a request is noted without it
    asked = {urlsplit(request["url"])[:2] for request in requests if request["initiator"] != "not an origin"}
    host = urlsplit(seen["base"]).netloc
    assert asked == {("http", host), ("ws", host)}


def test_server_and_workers_ask_nobody(tour):
    calls = [json.loads(line) for line in (tour / "calls.jsonl").read_text(encoding="utf-8").splitlines()]
    programs = " and ".join(sorted({call["program"] for call in calls}))
    assert "streamlit run app.py" in programs
    assert "core.engine.worker" in programs
    assert [call for call in calls if not is_this_machine(call["host"])] == []


def is_this_machine(host: str | None) -> bool:
    """Whether a name or an address leads back to where it was asked."""
    try:
        return host in (None, "", "localhost") or ip_address(host).is_loopback
    except ValueError:  # the name of another machine
        return False
