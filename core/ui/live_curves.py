"""Loss and accuracy of a run while it goes: a fragment that looks often, and stops looking by itself."""

from __future__ import annotations

import time
from typing import Any

import streamlit as st

from core.topics.settings import Curve
from core.ui import crowd
from core.ui.fragment import fragment
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.run_words import line_of, metric_line, problem_line, progress_line, status_line
from core.ui.scrub import look_at, register

FIRST, GOING, RESTING = 0.1, 0.25, 2.0  # seconds between two looks: for the first row, while it goes, while it pauses
LATEST = 0.5  # at most, for the first row
BLINK = 0.25  # seconds that the page may wait for the first row of a new run
IN_A_CLASS = 2.0  # the same at most, where many runs share the workers: to draw all of the page twice takes longer
SENDING = 0.02  # seconds: the server sends every 0.01 s what was drawn, and drops it when the next look begins earlier
_ROWS_SHOWN = 500


def pace(run: Any) -> float | None:
    """Seconds between two looks at this run, None where nothing will come any more."""
    if run.going:
        return crowd.paced(GOING) if len(run.history) else crowd.paced(FIRST, most=LATEST)
    return RESTING if run.status == "paused" else None


def live_curves(topic_id: str, run: Any, engine: Any | None) -> None:
    """Status, progress and charts of a run, kept up to date."""
    before = _stage(run)
    _first_row(run)
    if _stage(run) != before:
        st.rerun()  # it is over already, and the buttons above do not know
    every, name = pace(run), register(topic_id, "curves")
    fragment(_draw, run_every=every, key=name)(topic_id, run, engine, every, before)


def _stage(run: Any) -> str:
    """The status as far as it changes what the page offers: whether a run waits or goes, the buttons are the same."""
    return "going" if run.status.active else run.status


def _draw(topic_id: str, run: Any, engine: Any | None, every: float | None, stage: str) -> None:
    run.look()
    changed = pace(run) != every or _stage(run) != stage or (every is not None and crowd.is_another(engine))
    with problems():
        done, text = progress_line(run)
        st.markdown(" · ".join(filter(None, (status_line(run), crowd.line(engine, run)))))
        if line := problem_line(run):
            st.warning(line, icon=":material/warning:")
        st.progress(done, text=text)
        if shown := [curve for curve in run.config.curves if curve.live]:
            with st.grid(min(2, len(shown)), min_column_width=300, gap="medium"):
                for curve in shown:
                    _chart(topic_id, run, curve)
        _numbers(topic_id, run)
    time.sleep(SENDING)
    if changed:  # it began, paused or ended: the rest of the page has to know. The new point is on screen already.
        st.rerun()


def _first_row(run: Any) -> None:
    """Give a run that has just begun a blink to do its first step: then the click itself brings the first point."""
    end = time.monotonic() + crowd.paced(BLINK, most=IN_A_CLASS)
    while not len(run.history) and run.going and time.monotonic() < end:
        time.sleep(0.02)


def _chart(topic_id: str, run: Any, curve: Curve) -> None:
    from core.charts.curve_rows import Curve as Lines
    from core.charts.curve_rows import positive, rows_of
    from core.charts.curves import Words, curve_spec
    from core.charts.specification import drawing

    look, history = look_at(topic_id, run), run.history
    title, top = _(curve.title), history.column(curve.best)
    names = [line_of(curve), _("validation") if curve.valid else ""]
    words = Words(_("Step"), title, *names, _("diverged"), _("best possible") if top[0] else "")
    scaled = positive if curve.log else tuple
    lines = Lines(scaled(history.column(curve.train)), scaled(history.column(curve.valid)), best=top)
    rows = rows_of([lines], words.train, words.valid, None if look.live else look.step, words.best)
    says = metric_line(run, curve)
    with st.container(gap="xsmall"):
        spec = drawing(curve_spec(words, (), curve.share, curve.log), rows)
        # The name stays the same while the numbers change: a new `alt` would make the browser build the chart anew.
        st.vega_lite_chart(None, spec, key=f"{topic_id}.curve.{curve.valid or curve.train}", alt=title)
        st.caption(says)


def _numbers(topic_id: str, run: Any) -> None:
    """The newest rows as a table, for those who cannot or do not want to read a curve."""
    with st.expander(
        _("The numbers"), key=f"{topic_id}.curve.numbers", icon=":material/table:", on_change="rerun"
    ) as box:
        if box.open:
            rows = list(run.history)[: -_ROWS_SHOWN - 1 : -1]
            st.dataframe(rows, hide_index=True, alt=_("The newest rows of the history, newest first"))
