"""What a student finds in the run panel: which buttons work, what they do, and what is said."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from core.ui.scrub import nearest
from tests.ui.fakes import FakeEngine, FakeRun, FakeStoredRun


def page(engine, recorded):
    import streamlit as st

    from core.topics.sentiment import Config
    from core.ui.run_panel import run_panel
    from core.ui.run_table import run_table
    from core.ui.scrub import watch

    run = run_panel("sentiment", Config(), recorded=recorded, engine=engine)
    if run is not None:
        watch("sentiment", run, lambda look: st.text(f"view at {look.step}"), key="gates")
    run_table("sentiment", Config(), engine=engine)


def shown(*runs, recorded: str | None = None, engine: FakeEngine | None = None, **address: str) -> AppTest:
    known = {"engine": engine or FakeEngine(*runs), "recorded": recorded}
    app = AppTest.from_function(page, kwargs=known, default_timeout=20)
    app.query_params.update({"lang": "en", **address})
    app.session_state["i18n.lang"] = "en"
    return app.run()


def enabled(app: AppTest) -> set[str]:
    names = ("train", "play", "one", "reset", "stop")
    return {name for name in names if not app.button(key=f"sentiment.{name}").disabled}


def words(app: AppTest) -> str:
    return "\n".join(element.value for element in [*app.markdown, *app.caption, *app.warning, *app.info, *app.text])


def test_without_any_run_only_training_is_possible():
    app = shown()
    assert enabled(app) == {"train"}
    assert "Nothing has been trained here yet" in words(app)
    assert not app.exception


def test_train_starts_a_run_that_the_address_carries():
    app = shown()
    app.button(key="sentiment.train").click().run()
    assert app.query_params["run"] == "new-1"
    assert "waiting for a worker" in words(app)
    assert not app.exception


def test_a_chosen_speed_holds_for_the_next_run():
    engine = FakeEngine()
    app = shown(engine=engine)
    app.segmented_control(key="sentiment.speed").set_value(5).run()
    app.button(key="sentiment.train").click().run()
    assert engine.run("new-1").speed == 5


def test_a_running_run_can_be_paused_stepped_reset_and_stopped():
    run = FakeRun()
    app = shown(run, run="live-1")
    assert enabled(app) == {"train", "play", "one", "reset", "stop"}
    assert app.button(key="sentiment.play").label == "Pause"
    assert "training" in words(app)
    app.button(key="sentiment.play").click().run()
    assert run.calls == ["pause"]
    assert app.button(key="sentiment.play").label == "Play"
    app.button(key="sentiment.one").click().run()
    assert run.history.last_step == 91
    app.button(key="sentiment.reset").click().run()
    assert run.calls == ["pause", "step", "reset"]
    assert not app.exception


def test_a_finished_run_only_offers_reset():
    app = shown(FakeRun(status="finished", step=360), run="live-1")
    assert enabled(app) == {"train", "reset"}
    assert "test accuracy 87.5%" in words(app)


def test_a_diverged_run_says_why():
    app = shown(FakeRun(status="diverged"), run="live-1")
    assert "The loss is NaN" in words(app)
    assert "play" not in enabled(app)


def test_an_interrupted_run_can_go_on():
    app = shown(FakeStoredRun("old-1", "interrupted", step=120), run="old-1")
    assert enabled(app) == {"train", "play"}


@pytest.mark.parametrize("asked", ["nobody", "../../etc/passwd"])
def test_an_unknown_run_is_named_and_the_recorded_one_shown(asked: str):
    app = shown(FakeStoredRun("rec-1", recorded=True), recorded="rec-1", run=asked)
    assert "There is no run" in words(app)
    assert "recorded run" in words(app)
    assert enabled(app) == {"train"}


def test_a_run_of_another_lesson_is_not_shown():
    app = shown(FakeStoredRun("other-1", topic="attention"), run="other-1")
    assert "belongs to another lesson" in words(app)


def test_scrubbing_moves_the_views_and_the_address_and_newest_comes_back():
    app = shown(FakeRun(status="finished", step=360), run="live-1")
    assert "view at 360" in words(app)
    app.select_slider[0].set_value(120).run()
    assert "view at 120" in words(app)
    assert app.query_params["step"] == "120"
    app.button(key="sentiment.scrub.newest").click().run()
    assert "view at 360" in words(app)
    assert "step" not in app.query_params
    assert not app.exception


def test_a_link_opens_the_step_that_its_sender_saw():
    assert "view at 180" in words(shown(FakeRun(status="finished", step=360), run="live-1", step="180"))


@pytest.mark.parametrize("step", ["x", "-3", "9" * 40, "²"])
def test_a_senseless_step_in_the_address_is_ignored(step: str):
    app = shown(FakeRun(status="finished", step=360), run="live-1", step=step)
    assert "view at 360" in words(app)
    assert not app.exception


def test_the_view_follows_a_run_that_goes_on():
    run = FakeRun(step=90)
    app = shown(run, run="live-1")
    assert "view at 60" in words(app)
    run.snapshots.append(90)
    assert "view at 90" in words(app.run())


def test_both_metrics_are_said_in_words_below_their_curves():
    assert "Training 0.008, validation 0.010 at step 120." in words(shown(FakeRun(step=120), run="live-1"))


LIVE = ["0", "60", "120", "180", "240", "300", "newest"]


def test_new_snapshots_leave_the_slider_in_the_hand_of_whoever_drags_it():
    run = FakeRun(step=180)
    app = shown(run, run="live-1")
    before = app.select_slider[0]
    assert before.options == LIVE
    run.snapshots.append(240)
    app.run()
    assert "view at 240" in words(app)
    assert (app.select_slider[0].key, app.select_slider[0].options) == (before.key, LIVE)
    app.select_slider[0].set_value(60).run()
    run.snapshots.append(300)
    app.run()
    assert "view at 60" in words(app)
    assert app.select_slider[0].options == LIVE
    app.button(key="sentiment.scrub.newest").click().run()
    assert "view at 300" in words(app)
    assert app.select_slider[0].value == 360


def test_a_step_that_is_still_to_come_means_the_newest():
    app = shown(FakeRun(step=120), run="live-1")
    app.select_slider[0].set_value(300).run()
    assert "view at 120" in words(app)
    assert "step" not in app.query_params
    assert app.select_slider[0].value == 360


def test_a_run_that_keeps_its_first_steps_one_by_one_offers_no_slider_of_thousands():
    run = FakeRun(step=3)
    run.snapshots = [0, 1, 2, 3]
    assert shown(run, run="live-1").select_slider[0].options == ["0", "1", "2", "3", "newest"]


def test_a_reset_run_is_followed_from_its_start():
    run = FakeRun(step=180)
    app = shown(run, run="live-1", step="60")
    app.button(key="sentiment.reset").click().run()
    run.snapshots.extend([0, 60])
    assert "view at 60" in words(app.run())


@pytest.mark.parametrize(("wanted", "step"), [(-5, 0), (29, 0), (31, 60), (60, 60), (999, 120)])
def test_a_step_without_a_snapshot_means_the_nearest_one(wanted: int, step: int):
    assert nearest([0, 60, 120], wanted) == step
