"""What a page says and does when many runs share the workers."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.fakes import FakeEngine, FakeRun


def page(engine):
    import streamlit as st

    from core.topics.sentiment import Config
    from core.ui import crowd
    from core.ui.run_panel import run_panel

    run_panel("sentiment", Config(), engine=engine)
    st.text(f"looks every {crowd.paced(1.0)} s, otherwise: {crowd.is_another(engine)}")


def shown(engine: FakeEngine, run: str) -> str:
    app = AppTest.from_function(page, kwargs={"engine": engine}, default_timeout=20)
    app.query_params.update({"lang": "en", "run": run})
    app.session_state["i18n.lang"] = "en"
    app.run()
    assert not app.exception
    return "\n".join(element.value for element in [*app.markdown, *app.text])


def test_a_waiting_run_knows_its_place_in_the_queue():
    engine = FakeEngine(FakeRun("busy"), *(FakeRun(f"wait-{n}", "queued", step=0) for n in (1, 2, 3)))
    assert "waiting for a worker · place 2 of 3 in the queue" in shown(engine, "wait-2")


def test_a_run_says_with_how_many_it_takes_turns_and_its_page_looks_less_often():
    words = shown(FakeEngine(*(FakeRun(f"live-{n}") for n in range(8))), "live-3")
    assert "8 runs take turns on 2 workers" in words
    assert "looks every 4.0 s" in words


@pytest.mark.parametrize("status", ["running", "finished"])
def test_a_run_that_shares_with_nobody_says_nothing_of_others(status: str):
    words = shown(FakeEngine(FakeRun("live-1", status), FakeRun("old", "finished", step=360)), "live-1")
    assert "take turns" not in words
    assert "looks every 1.0 s, otherwise: False" in words
