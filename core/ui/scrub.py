"""Going back in a run: the slider over its snapshots, and the views that look at the step it is set to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from core.ui import asking, crowd, patience
from core.ui.fragment import fragment
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.screen_run import choose_step, chosen_step

EVERY = 1.0  # seconds between two looks at a run that is going on
COSTLY = 3.0  # a view asks a worker and draws its answer
_MOST_AHEAD = 60  # steps to come on the slider: a run that keeps its first steps one by one goes on in larger ones


@dataclass(frozen=True)
class Look:
    """What the views of a page look at: a run, at one of its snapshots (None: it has none yet)."""

    run: Any
    step: int | None
    newest: int | None
    live: bool  # whether `step` follows the newest


def look_at(topic_id: str, run: Any) -> Look:
    """Where this session looks in `run`, now."""
    snapshots = run.snapshots
    wanted = chosen_step(topic_id)
    newest = snapshots[-1] if snapshots else None
    step = newest if wanted is None or not snapshots else nearest(snapshots, wanted)
    return Look(run, step, newest, live=step == newest)


def nearest(steps: Sequence[int], wanted: int) -> int:
    """The member of `steps` (ascending, not empty) closest to `wanted`."""
    at = bisect_left(steps, wanted)
    return min(steps[max(at - 1, 0) : at + 1], key=lambda step: abs(step - wanted))


def watch(topic_id: str, run: Any, draw: Callable[[Look], None], key: str, *, every: float = EVERY) -> None:
    """Draw a view of `run` in a fragment of its own: at every scrub, and while the run goes, each `every` seconds."""
    name = register(topic_id, key)
    pause = crowd.paced(every, cost=COSTLY) if run.going else None
    fragment(_view, run_every=pause, key=name)(topic_id, run, draw)


def scrub(topic_id: str, run: Any) -> None:
    """The slider over the snapshots, and the way back to the newest one."""
    name = register(topic_id, "scrub")
    fragment(_slider, run_every=crowd.paced(EVERY) if run.status.active else None, key=name)(topic_id, run)


def begin(topic_id: str) -> None:
    """Forget the views of the last run of the script; the run panel calls it."""
    st.session_state[f"{topic_id}.views"] = []


def register(topic_id: str, key: str) -> str:
    """Note that a fragment shows the step on screen; returns its name."""
    name = f"{topic_id}.view.{key}"
    views = st.session_state.setdefault(f"{topic_id}.views", [])
    if name not in views:
        views.append(name)
    return name


def _view(topic_id: str, run: Any, draw: Callable[[Look], None]) -> None:
    asking.ticking(run.going)
    try:
        with problems():
            draw(look_at(topic_id, run))
    finally:
        asking.ticking(False)  # what stands outside does not look again by itself


def _slider(topic_id: str, run: Any) -> None:
    """The slider is never moved from here, and made anew only when other steps are on offer.

    Browsers report the value of every widget with every look at a run. A value set from here could meet an older
    report on its way, which would read as if somebody had moved the slider. One that is made anew falls out of the hand
    of whoever drags it. So a run that goes on offers its later steps, too: its last one stands for the newest.
    """
    look, offered = look_at(topic_id, run), _offered(run)
    if look.step is None:
        return
    live, turn = run.status.active, st.session_state.get(f"{topic_id}.scrub.turn", 0)
    key = f"{topic_id}.scrub.{run.id}.{live}.{len(offered)}.{turn}"
    st.session_state[f"{topic_id}.scrub.key"] = key
    at = offered[-1] if look.live else nearest(offered, look.step)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(offered) > 1:
            st.select_slider(
                _("Look at step"), offered, at, key=key, on_change=_moved, args=(topic_id, run, key),
                format_func=lambda step: _("newest") if live and step == offered[-1] else f"{step:,}",
                help=_("Everything below shows the model as it was at this step. A step that is still to come means "
                       "the newest one."),
            )  # fmt: skip
        st.button(
            _("Newest"), key=f"{topic_id}.scrub.newest", icon=":material/last_page:", disabled=look.live,
            on_click=_look, args=(topic_id, None), help=_("Follow the newest step again."),
        )  # fmt: skip


def _offered(run: Any) -> list[int]:
    """All snapshots; of a run that goes on those to come, too, as far as can be told from the last two."""
    known, total = list(run.snapshots), run.record.total_steps
    if not run.status.active or len(known) < 2 or known[-1] >= total:
        return known
    ahead = range(known[-1] + known[-1] - known[-2], total, known[-1] - known[-2])
    return [*known, *(ahead if len(ahead) <= _MOST_AHEAD else ()), total]


def _moved(topic_id: str, run: Any, key: str) -> None:
    if key != st.session_state.get(f"{topic_id}.scrub.key"):
        return  # a last report of a slider that is gone
    step = st.session_state[key]
    _look(topic_id, None if step >= max(run.snapshots, default=0) else step)


def _look(topic_id: str, step: int | None) -> None:
    """Change the step and draw only what shows it."""
    choose_step(topic_id, step)
    patience.acted()
    if step is None:
        st.session_state[f"{topic_id}.scrub.turn"] = st.session_state.get(f"{topic_id}.scrub.turn", 0) + 1
    try:
        st.rerun(list(st.session_state[f"{topic_id}.views"]))
    except StreamlitAPIException:  # the page was not drawn to its end: draw all of it
        st.rerun()
