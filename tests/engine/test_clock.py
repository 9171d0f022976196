"""Somebody sets the clock of the computer: training, messages, the order of runs and who owns them do not mind."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest

from core.engine import Engine, record
from core.engine.owner import owner_alive, this_process
from core.engine.shelf import Shelf
from core.training.history import History
from tests.engine.conftest import bare_loop, finished, wait_until
from tests.engine.fake.topic import Config

# A message waits for a thousandth of a second. Setting the clock back a thousand times meets many such waits.
SERVER = """
import mmap, struct, sys, time
from core.engine import get_engine
from core.engine.topics import config_class
engine = get_engine()
run = engine.start(config_class("fake")(steps=300, pause=0.005, seed=10))
while not len(run.history):
    time.sleep(0.01)
with open(sys.argv[1], "r+b") as file:
    clock = mmap.mmap(file.fileno(), 8)
hours, began = 0, time.time()
while run.status.active:
    hours += 1
    clock[:8] = struct.pack("d", -3600.0 * hours)
    time.sleep(0.001)
    if hours % 200 == 0:
        assert engine.ask(run.id, 0, "echo", text="a").result(60)[0] == "a"
assert time.time() < began
print(run.status, run.problem)
sys.stdout.write(run.history.to_text())
"""


@pytest.mark.engine
def test_a_clock_that_is_set_back_all_the_time_holds_nothing_up(root: Path, tmp_path: Path) -> None:
    (tmp_path / "clock").write_bytes(struct.pack("d", 0.0))
    places = os.pathsep.join([str(root / "tests/engine/clock"), str(root)])
    environment = {**os.environ, "PYTHONPATH": places, "GLASSBOX_TEST_CLOCK": str(tmp_path / "clock")}
    environment |= {"GLASSBOX_HOME": str(tmp_path), "GLASSBOX_WORKERS": "1"}
    command = [sys.executable, "-c", SERVER, str(tmp_path / "clock")]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=90)
    status, _, history = done.stdout.partition("\n")
    assert status == "finished None", done.stderr
    assert History.from_text(history) == bare_loop(Config(steps=300, seed=10))


@pytest.mark.engine
def test_runs_stay_in_the_order_in_which_they_began(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine._roster, "shelf", Shelf(tmp_path / "runs"))
    begun = []
    for hours in (0, -1, -2):  # the clock falls back by an hour before each run
        monkeypatch.setattr(record, "datetime", _ClockOff(timedelta(hours=hours)))
        begun.insert(0, finished(engine.start(Config(steps=5))).id)
    wait_until(lambda: not any(run in engine._driver._tasks for run in begun))
    assert [found.id for found in engine.runs("fake")][:3] == begun
    assert [found.id for found in Shelf(tmp_path / "runs").list("fake")] == begun  # also in a later life


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the start of a process is known by the clock alone")
def test_the_owner_of_a_run_is_known_after_the_clock_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    name = this_process()
    began = psutil.Process().create_time()
    monkeypatch.setattr(psutil.Process, "create_time", lambda _: began - 3600)  # so it looks then
    assert owner_alive(name)
    assert not owner_alive(name[:-1] + ("1" if name[-1] != "1" else "2"))  # an earlier process of that number


class _ClockOff:
    """`datetime` on a computer whose clock is wrong by `shift`."""

    def __init__(self, shift: timedelta) -> None:
        self._shift = shift

    def now(self, _zone: object) -> datetime:
        return datetime.now(UTC) + self._shift
