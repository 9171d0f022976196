"""The controls of a run, shared by all topics: start, play, pause, one step, reset, stop, speed, and going back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.problems import Problem
from core.topics.settings import Settings
from core.ui import crowd, door, screen_run, scrub, waking
from core.ui.corpus_notes import corpus_notes
from core.ui.fragment import fragment
from core.ui.frame import warn
from core.ui.held import held_option
from core.ui.i18n import _
from core.ui.live_curves import live_curves
from core.ui.recorded import recorded_run

SPEEDS = (1, 5, 25, 0)  # steps per second; 0 = as fast as it goes


def run_panel(
    topic_id: str, config: Settings, *, recorded: str | None = None, ready: bool = True, engine: Any | None = None
) -> Any | None:
    """Draw the panel and return the run on screen, which the page hands on to `watch`; None while there is none.

    `config` is what the next training will use (`ready`: its sentences are at hand), `recorded` the id of the run
    to show before anybody trains.
    `engine` is only given in tests.
    """
    engine = engine or waking.engine()
    scrub.begin(topic_id)
    crowd.arrive(engine)
    screen_run.arrive(topic_id)
    if engine is None:
        return _before_the_engine(topic_id, config, recorded)
    if problem := st.session_state.pop(f"{topic_id}.trouble", None):
        warn(problem)
    run = screen_run.find(topic_id, engine, recorded)
    _buttons(topic_id, engine, run, config, ready)
    if run is None:
        st.info(_("Nothing has been trained here yet. Press “Train”."), icon=":material/info:")
        return None
    if run.config != config and not run.record.recorded:
        st.caption(_("The settings have changed since this run began. They count from the next “Train” on."))
    _look(topic_id, run, engine)
    return run


def _look(topic_id: str, run: Any, engine: Any | None) -> None:
    """All that the panel shows of a run."""
    live_curves(topic_id, run, engine)
    scrub.scrub(topic_id, run)
    corpus_notes(run)


def _buttons(topic_id: str, engine: Any, run: Any | None, config: Settings, ready: bool) -> None:
    can = _abilities(run)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=f"{topic_id}.buttons"):
        _button(topic_id, "train", _("Train"), "model_training", _("Start a new run with these settings."),
                lambda: _train(topic_id, engine, config), type="primary", disabled=not ready)  # fmt: skip
        if can["pause"]:
            _button(topic_id, "play", _("Pause"), "pause", _("Do no more steps until asked."), run.pause)
        else:
            _button(topic_id, "play", _("Play"), "play_arrow", _("Go on training."),
                    lambda: engine.resume(run.id, door.viewer()), disabled=not can["play"])  # fmt: skip
        _button(topic_id, "one", _("One step"), "skip_next", _("Do one optimiser step, then pause."),
                lambda: run.step(1), disabled=not can["step"])  # fmt: skip
        _button(topic_id, "reset", _("Reset"), "restart_alt", _("Back to step 0 with the same settings."),
                lambda: _reset(topic_id, run), disabled=not can["reset"])  # fmt: skip
        _button(topic_id, "stop", _("Stop"), "stop", _("End the run and free the worker. What was learned stays."),
                lambda: run.stop(), disabled=not can["stop"])  # fmt: skip
        _speed(topic_id, run)


def _abilities(run: Any | None) -> dict[str, bool]:
    """Which buttons do something for this run."""
    here = hasattr(run, "play")  # a live run of this process; a stored one is only read
    active, resumable = (run.status.active, run.status.resumable) if run else (False, False)
    paused = here and resumable
    return {
        "pause": here and active,
        "play": resumable and not run.record.recorded,
        "step": paused or (here and active),
        "reset": here,
        "stop": here and (active or run.status == "paused"),
    }


def _button(
    topic_id: str, name: str, label: str, icon: str, help_: str, action: Callable[[], object], **how: Any
) -> None:
    key = f"{topic_id}.{name}"
    icon = f":material/{icon}:"
    st.button(label, key=key, icon=icon, help=help_, on_click=_attempt, args=(topic_id, action), **how)


def _attempt(topic_id: str, action: Callable[[], object]) -> None:
    """Do what a button asks; a problem is shown by the next run of the script."""
    try:
        action()
    except Problem as problem:
        st.session_state[f"{topic_id}.trouble"] = problem


def _train(topic_id: str, engine: Any, config: Settings) -> None:
    run = engine.start(config, door.viewer())
    run.speed = st.session_state.get(f"{topic_id}.speed") or None
    screen_run.open_run(topic_id, run.id)


def _reset(topic_id: str, run: Any) -> None:
    run.reset()
    screen_run.choose_step(topic_id, None)


def _speed(topic_id: str, run: Any | None) -> None:
    key = f"{topic_id}.speed"
    st.segmented_control(
        _("Steps per second"), SPEEDS, default=held_option(key, SPEEDS, 0), key=key, required=True,
        persist_state="session",
        format_func=lambda speed: str(speed) if speed else _("full speed"),
        on_change=_set_speed, args=(topic_id, run),
    )  # fmt: skip


def _set_speed(topic_id: str, run: Any | None) -> None:
    if hasattr(run, "play"):
        run.speed = st.session_state[f"{topic_id}.speed"] or None


def _before_the_engine(topic_id: str, config: Settings, recorded: str | None) -> Any | None:
    """The recorded run can be looked at before anything else is loaded; any other run has to wait."""
    asked = st.session_state.get(f"{topic_id}.run")
    run = recorded_run(recorded) if recorded and asked is None else None
    if run is not None:
        _buttons(topic_id, None, run, config, ready=False)
        _look(topic_id, run, None)
    _wait_for_engine()
    return run


@fragment(run_every=0.3)
def _wait_for_engine() -> None:
    if waking.engine() is not None:
        st.rerun()
    st.caption(":material/hourglass_empty: " + _("The models are waking up …"))
