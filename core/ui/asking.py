"""Questions to a model from a page: never waiting longer than a blink, and looking again until the answer is there."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.problems import Problem
from core.ui import crowd, patience, waking
from core.ui.fragment import fragment
from core.ui.i18n import _
from core.ui.recorded import recorded_answer

LOOK_AGAIN, LATEST = 0.3, 1.0  # seconds; the second where many runs share the workers
GATHER = 1.0  # seconds between two redrawings of a page whose answers come in one by one
_WAITING, _TICKING, _DRAWN = "asking.waiting", "asking.ticking", "asking.drawn"


@dataclass
class _Asked:
    """One question of one place on the page, and the last answer that it had."""

    run: str
    step: int | None
    question: str
    arguments: dict[str, Any]
    answer: Any  # core.engine.Answer
    last: Any = None  # the answer about an earlier step, shown until the new one is there

    def same(self, run: str, question: str, arguments: dict[str, Any]) -> bool:
        """Whether that is the same question, whatever the step; arrays count as the same if they are one object."""
        if (self.run, self.question, self.arguments.keys()) != (run, question, arguments.keys()):
            return False
        pairs = zip(self.arguments.values(), arguments.values(), strict=True)
        return all(old is new or (not hasattr(old, "shape") and old == new) for old, new in pairs)


def ask(
    place: str, run: str, step: int | None, question: str, *, within: float = patience.USUAL, **arguments: Any
) -> Any:
    """The answer of snapshot `step` (None: the newest) of `run`; None while it is on its way. Raises `Problem`.

    `place` names the place on the page: each waits for one answer at a time, and keeps it until it asks another
    question. What a recorded run brings along is there at once.
    In a view that ticks, the answer about the step before stands in for the one that is on its way.
    """
    if (brought := recorded_answer(run, step, question, arguments)) is not None:
        return brought
    asked: _Asked | None = st.session_state.get(_key(place))
    same = asked is not None and asked.same(run, question, arguments)
    if asked is not None and not same and (asked.run, asked.question) == (run, question):
        patience.acted()
    ticks = st.session_state.get(_TICKING) and not patience.is_awaited()
    # A run that goes on has a new step at each look: to ask anew before the answer came would be to ask for ever.
    if not same or (asked.step != step and (asked.answer.done() or (asked.last is None and not ticks))):
        if (engine := waking.engine()) is None:
            return None
        last = _value(asked) if same and ticks else None
        asked = _Asked(run, step, question, arguments, engine.ask(run, step, question, **arguments), last)
        st.session_state[_key(place)] = asked
    if ticks and (asked.last is not None or step is None):
        within = min(within, patience.LOOK)
    seconds = patience.seconds(within)
    if asked.answer.wait(seconds):
        return asked.answer.result(timeout=1)
    patience.missed(seconds)
    return asked.last


def answered(
    place: str, run: str, step: int | None, question: str, *, height: int = 96, within: float = patience.USUAL,
    **arguments: Any,
) -> Any:  # fmt: skip
    """As `ask`; while the answer is on its way, `height` pixels stand in for it and None comes back."""
    found = ask(place, run, step, question, within=within, **arguments)
    if found is None:
        wait(place, height)
    return found


def ticking(ticks: bool) -> None:
    """Say whether what is drawn next looks again by itself, so that an older answer may stand in for a moment."""
    st.session_state[_TICKING] = ticks


def forget(place: str) -> None:
    """Ask again next time, even the same question."""
    st.session_state.pop(_key(place), None)


def wait(place: str, height: int = 96) -> None:
    """Stand in for an answer that is on its way; when all that this page waits for have come, it is drawn anew."""
    if st.session_state.get(_TICKING) and not crowd.is_crowded():  # the view looks again by itself, and soon
        st.skeleton(height=height)
        return
    st.session_state.setdefault(_WAITING, set()).add(place)
    fragment(_look, run_every=crowd.paced(LOOK_AGAIN, most=LATEST))(height)


def _look(height: int) -> None:
    places = st.session_state.get(_WAITING, set())
    arrived = [place for place in places if _arrived(place)]
    # Drawing the page anew takes longer than most answers: gather them for a moment, then show what is there.
    late = time.monotonic() - st.session_state.get(_DRAWN, 0.0) > GATHER
    if arrived and (late or len(arrived) == len(places)):
        st.session_state[_WAITING], st.session_state[_DRAWN] = set(), time.monotonic()
        st.rerun()
    st.caption(":material/hourglass_empty: " + _("The model is waking up. Its answer appears here by itself."))
    st.skeleton(height=height)


def _arrived(place: str) -> bool:
    if asked := st.session_state.get(_key(place)):
        return asked.answer.done()
    try:
        return waking.engine() is not None
    except Problem:  # the page asks once more and shows it
        return True


def _value(asked: _Asked) -> Any:
    """What a place shows now: its answer, or what stood in for it."""
    if not asked.answer.done():
        return asked.last
    try:
        return asked.answer.result(timeout=1)
    except Problem:
        return None


def _key(place: str) -> str:
    return f"{place}.asked"
