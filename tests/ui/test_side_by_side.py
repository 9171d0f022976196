"""Runs that are started together: all of them, or none."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core.problems import Problem
from core.ui import waking
from tests.ui.fakes import FakeEngine, FakeRun


class NarrowEngine(FakeEngine):
    """Has room for so many runs of a viewer."""

    room = 2

    def start(self, config, viewer: str = "") -> FakeRun:
        assert viewer
        if len(self.known) == self.room:
            raise Problem("You have {count} runs going.", count=self.room)
        run = FakeRun(f"new-{len(self.known)}", "running", config=config)
        self.known[run.id] = run
        return run


def page():
    from core.topics.sentiment import Config
    from core.ui.side_by_side import side_by_side

    side_by_side("place", "Train all three", [Config(seed=seed) for seed in range(3)], "Three of them.")


@pytest.mark.parametrize(("room", "started"), [(2, 0), (3, 3)])
def test_where_one_finds_no_room_the_others_are_taken_back_and_it_is_said(room, started, monkeypatch):
    engine = NarrowEngine()
    engine.room = room
    monkeypatch.setattr(waking, "engine", lambda: engine)
    at = AppTest.from_function(page, default_timeout=20).run()
    at.button(key="place.train").click().run()
    assert not at.exception
    assert len(engine.known) == started
    assert [warning.value for warning in at.warning] == ([] if started else ["You have 2 runs going\\."])
    assert any("Three of them" in caption.value for caption in at.caption) == bool(started)
