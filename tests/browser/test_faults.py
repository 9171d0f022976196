"""What visitors see when a browser is closed, two hands steer one run, or the server is killed."""

import re
import sys
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import expect

from .conftest import serving

SMALL = {"lang": "en", "train_size": 1000, "epochs": 20, "hidden_size": 16}  # 400 steps


def test_two_steer_one_run_and_it_goes_on_when_both_have_left(site, visit):
    site.open("sentiment", **SMALL)
    site.pace("25")
    run = site.train()
    other = visit().open("sentiment", lang="ko", run=run)
    site.button("sentiment.play").click()
    other.button("sentiment.one").click()
    site.has_status("paused")
    other.has_status("일시정지")
    site.rests(site.step, 1500)
    site.until(lambda: other.step() == site.step(), "the same step in both windows")

    left = site.step()
    site.pace("full speed")
    site.button("sentiment.play").click()
    site.grows(site.step)
    for window in (site, other):
        window.page.close()
    later = visit().open("sentiment", lang="en", run=run)
    later.has_status("finished · test accuracy")
    assert later.step() == 400 > left


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_after_the_server_was_killed_its_run_goes_on_at_a_click(visit, tmp_path: Path):
    with serving(tmp_path) as base:
        site = visit(base).open("sentiment", **SMALL | {"epochs": 10})  # 200 steps
        site.pace("25")
        run = site.train()
        folder = tmp_path / "runs" / "sentiment" / run
        site.until(lambda: any(folder.glob("state-*.safetensors")), "a saved state")
        server = next(child for child in psutil.Process().children() if base.rpartition(":")[2] in child.cmdline())
        family = server.children(recursive=True)
        assert family
        site.page.context.close()  # a window without a server complains, and rightly so
        server.kill()
        _, alive = psutil.wait_procs([server, *family], timeout=15)
        assert not alive
    kept = len((folder / "history.jsonl").read_text().splitlines())
    assert kept > 0
    with serving(tmp_path) as base:
        site = visit(base).open("sentiment", lang="en", run=run)
        site.has_status("interrupted; it can go on")
        assert site.step() == kept
        expect(site.button("sentiment.play")).to_have_text(re.compile("Play"))
        site.button("sentiment.play").click()
        site.grows(site.step)
        site.has_status("finished · test accuracy")
        assert site.step() == 200
        site.page.context.close()  # again before its server goes
    assert len((folder / "history.jsonl").read_text().splitlines()) == 200
