"""Questions to a model from a page: never waiting longer than a blink, and looking again until the answer is there."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.problems import Problem
from core.ui import crowd, waking
from core.ui.fragment import fragment
from core.ui.i18n import _
from core.ui.recorded import recorded_answer

PATIENCE = 0.25  # seconds that a run of the script may wait for an answer
TICK_PATIENCE = 0.06  # the same in a view that looks again by itself and shows an older answer meanwhile
TYPED, OTHERS = 2.0, 1.0  # at most, where many runs share the workers: for what somebody has just done, and else
LOOK_AGAIN, LATEST = 0.3, 1.0  # seconds; the second where many runs share the workers
GATHER = 1.0  # seconds between two redrawings of a page whose answers come in one by one
_WAITING, _TICKING, _DRAWN = "asking.waiting", "asking.ticking", "asking.drawn"
_MISSED, _ACTED = "asking.missed", "asking.acted"


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


def ask(place: str, run: str, step: int | None, question: str, *, patience: float = PATIENCE, **arguments: Any) -> Any:
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
        acted()
    ticks = st.session_state.get(_TICKING) and not (_crowded() and _since(_ACTED) < TYPED)
    # A run that goes on has a new step at each look: to ask anew before the answer came would be to ask for ever.
    if not same or (asked.step != step and (asked.answer.done() or (asked.last is None and not ticks))):
        if (engine := waking.engine()) is None:
            return None
        last = _value(asked) if same and ticks else None
        asked = _Asked(run, step, question, arguments, engine.ask(run, step, question, **arguments), last)
        st.session_state[_key(place)] = asked
    if ticks and (asked.last is not None or step is None):
        patience = min(patience, TICK_PATIENCE)
    if asked.answer.wait(_in_a_class(patience)):
        return asked.answer.result(timeout=1)
    if patience:
        st.session_state[_MISSED] = time.monotonic()
    return asked.last


def acted() -> None:
    """Somebody has just typed or scrubbed: the answer to that is worth waiting for, and no older one stands in."""
    st.session_state[_ACTED] = time.monotonic()


def _since(moment: str) -> float:
    """Seconds since something happened in this session; infinite where it never did."""
    return time.monotonic() - st.session_state.get(moment, float("-inf"))


def _crowded() -> bool:
    """Whether views look so seldom that an older answer must not stand in for one that somebody waits for."""
    return crowd.paced(1.0) > 1.0


def _in_a_class(usual: float) -> float:
    """How long to wait where `usual` would do if the run were alone.

    For all views of a page together, because nobody can type while it is drawn: after one has waited in vain, the
    others only look whether their answers are there.
    """
    if usual <= TICK_PATIENCE or not _crowded():
        return usual
    most = TYPED if _since(_ACTED) < TYPED else OTHERS
    return TICK_PATIENCE if _since(_MISSED) < most else max(usual, min(crowd.paced(usual), most))


def answered(
    place: str, run: str, step: int | None, question: str, *, height: int = 96, patience: float = PATIENCE,
    **arguments: Any,
) -> Any:  # fmt: skip
    """As `ask`; while the answer is on its way, `height` pixels stand in for it and None comes back."""
    found = ask(place, run, step, question, patience=patience, **arguments)
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
    if st.session_state.get(_TICKING) and not _crowded():  # the view looks again by itself, and soon
        st.skeleton(height=height)
        return
    st.session_state.setdefault(_WAITING, set()).add(place)
    fragment(_look, run_every=min(crowd.paced(LOOK_AGAIN), LATEST))(height)


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
