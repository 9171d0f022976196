"""A visitor who opens every page where no other machine can be reached: `test_offline` starts this program.

`unshare --net python -m tests.browser.offline_tour FOLDER` writes into the folder: `seen.json`, `net.json` (every
request of the browser, noted by Chromium itself) and `calls.jsonl` (whom the server and its workers tried to reach).
"""

from __future__ import annotations

import fcntl
import json
import re
import socket
import struct
import sys
from pathlib import Path

from playwright.sync_api import expect

from core.catalog import ready_topics

from .conftest import browsing, enter, serving
from .site import Site

EAR = Path(__file__).parent / "ear"
LEAVE_LOOPBACK_UP = struct.pack("16sh14x", b"lo", 0x1 | 0x40)  # IFF_UP, IFF_RUNNING
SIOCSIFFLAGS = 0x8914  # “set the flags of an interface”, from Linux' sockios.h
ELSEWHERE = ("192.0.2.1", 80)  # an address that is kept for examples (RFC 5737)


def main(folder: Path) -> None:
    """Open home and every topic, and write down what was seen."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, LEAVE_LOOPBACK_UP)
    calls, log, trouble = folder / "calls.jsonl", folder / "net.json", []
    with (
        serving(folder / "home", PYTHONPATH=str(EAR), GLASSBOX_CALLS=str(calls)) as base,
        browsing(f"--log-net-log={log}") as browser,
    ):
        site = enter(browser, base, trouble)
        pages = {"": at_home(site)} | {topic.id: at_topic(site, topic.id) for topic in ready_topics()}
    seen = {"base": base, "way_out": way_out(), "pages": pages, "trouble": trouble}
    (folder / "seen.json").write_text(json.dumps(seen), encoding="utf-8")


def way_out() -> str:
    """What the system says when another machine is called."""
    try:
        socket.create_connection(ELSEWHERE, timeout=5).close()
    except OSError as error:
        return error.strerror
    return "reached"


def at_home(site: Site) -> list[str]:
    """The title, once a sentence has its verdict: a worker has read it with all that it needs."""
    site.open(lang="en")
    site.type("home.text", "A moving and wonderful film.")
    expect(site.verdict).to_have_text(re.compile(r"\d{1,3} % positive$"))
    return site.headings()


def at_topic(site: Site, topic: str) -> list[str]:
    """The headings of a topic's page, once its first picture is drawn."""
    site.open(topic, lang="en")
    expect(site.main.locator('[role="graphics-document"]').first).to_be_visible()
    return site.headings()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
