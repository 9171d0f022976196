"""How long a page waits for the answers of a model: alone, in a class, and for what somebody has just typed."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from core.engine.status import Status
from core.ui import patience, waking
from core.ui.patience import LOOK, OTHERS, TYPED, USUAL


class Late:
    """An engine with two workers on which so many runs go, and whose answers are always still on their way."""

    def __init__(self, runs: int) -> None:
        self.runs, self.waits, self.questions = runs, [], []

    def status(self) -> Status:
        return Status("ready", "CPU", workers=2, queue=0, problem=None, runs=self.runs)

    def ask(self, _run: str, step: int | None, question: str, **arguments):
        self.questions.append((question, step, arguments["text"]))
        wait = lambda seconds: bool(self.waits.append(seconds))  # noqa: E731
        return SimpleNamespace(done=lambda: False, wait=wait, result=None)


def page(engine, ticks: bool, first: float):
    import streamlit as st

    from core.ui import asking, crowd, patience

    crowd.arrive(engine)
    text, step = st.text_input("Text", "one", key="text"), st.number_input("Step", 0, key="step")
    asking.ticking(ticks)
    for question in ("predict", "gates", "salience"):
        within = first if question == "predict" else patience.USUAL
        asking.ask(question, "run", int(step), question, within=within, text=text)
    asking.ticking(False)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch):
    def show(engine: Late, *, ticks: bool = False, first: float = USUAL) -> AppTest:
        monkeypatch.setattr(waking, "engine", lambda: engine)
        known = {"engine": engine, "ticks": ticks, "first": first}
        app = AppTest.from_function(page, kwargs=known, default_timeout=20)
        app.run()
        assert not app.exception
        return app

    return show


def test_alone_every_view_waits_a_blink(shown):
    engine = Late(runs=1)
    shown(engine)
    assert engine.waits == [USUAL] * 3


def test_in_a_class_the_views_of_a_page_wait_together_and_not_one_after_the_other(shown):
    engine = Late(runs=30)
    shown(engine)
    assert engine.waits == [OTHERS, LOOK, LOOK]


def test_a_short_look_in_vain_leaves_the_other_views_their_wait(shown):
    engine = Late(runs=30)
    shown(engine, first=LOOK)
    assert engine.waits == [LOOK, OTHERS, LOOK]


def test_in_a_class_the_answer_to_what_somebody_has_typed_is_waited_for_longest(shown, monkeypatch):
    engine = Late(runs=30)
    app = shown(engine)
    later = time.monotonic() + 60
    monkeypatch.setattr(patience, "time", SimpleNamespace(monotonic=lambda: later))
    engine.waits.clear()
    app.text_input(key="text").set_value("two").run()
    assert engine.waits == [TYPED, LOOK, LOOK]


def test_a_view_that_looks_again_by_itself_does_not_ask_anew_before_the_answer_came(shown):
    """A run that goes on has a new step at each look: otherwise its question would be asked for ever."""
    engine = Late(runs=1)
    app = shown(engine, ticks=True)
    app.number_input(key="step").set_value(20).run()
    assert [question for question in engine.questions if question[0] == "predict"] == [("predict", 0, "one")]


def test_a_view_that_does_not_asks_about_the_step_that_somebody_chose(shown):
    engine = Late(runs=1)
    app = shown(engine)
    app.number_input(key="step").set_value(20).run()
    assert engine.questions[3:] == [(name, 20, "one") for name in ("predict", "gates", "salience")]


def unborn(engine):
    import streamlit as st

    from core.ui import crowd
    from core.ui.translation import model_views

    crowd.arrive(engine)
    st.session_state.drawn = st.session_state.get("drawn", 0) + 1
    if st.session_state.drawn < 5:
        model_views.confusion_view("confusion", "run", None)
        model_views.projection_view("words", "run", None, None)


def test_a_run_that_has_no_step_yet_does_not_draw_its_page_again_and_again(monkeypatch: pytest.MonkeyPatch):
    """In a class of thirty that cost more than all else, just when everybody had pressed “Train”."""
    engine = Late(runs=30)
    monkeypatch.setattr(waking, "engine", lambda: engine)
    app = AppTest.from_function(unborn, kwargs={"engine": engine}, default_timeout=20).run()
    assert not app.exception
    assert app.session_state.drawn == 1
