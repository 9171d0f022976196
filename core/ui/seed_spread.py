"""Is a result typical? What twenty seeds came to, with the value that the lecture notes print as a mark."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from core.problems import N_
from core.topics.spread import FILE, SEEDS, Place, Spread, from_text, place_of
from core.ui.figure import figure
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.lesson import section
from core.ui.recorded import recorded_run

VERDICTS = {
    "usual": N_("That is a usual result: it lies in the middle half of the seeds."),
    "possible": N_("That can happen, but it is not usual: it lies inside the range, outside the middle half."),
    "outside": N_("No seed came to that: it lies outside the range."),
}


def typical(topic_id: str, spread: Spread, run: Any = None, name: str = "") -> None:
    """The part of a page that asks whether the lecture notes' result is typical; `name` says what was measured."""
    section(topic_id, "seeds", _("Is the notes' result typical?"))
    with problems():
        seed_spread(topic_id, spread, name or _("Loss at step {step}", step=spread.step), run)


def seed_spread(topic_id: str, spread: Spread, name: str, run: Any = None) -> None:
    """The strip of points. `name` says what was measured; `run`, the one on screen, gets a mark of its own where it
    differs from what is repeated in its seed alone.
    """
    recorded = recorded_run(spread.run)
    if recorded is None or FILE not in recorded.artifacts:
        st.caption(_("The spread over seeds has not been recorded yet."))
        return
    values = from_text(recorded.artifacts[FILE])
    place = place_of(spread.noted, values)
    marks = {_("the notes"): spread.noted}
    if (own := _own(run, recorded, spread)) is not None and np.isfinite(own):
        marks[_("the run on screen")] = own
    _draw(topic_id, values, marks, name, _sentence(spread, values, place))


def _own(run: Any, recorded: Any, spread: Spread) -> float | None:
    """What the run on screen came to at that step; None where it is another experiment, or has not got so far."""
    if run is None or run.record.recorded:
        return None
    if run.config.model_copy(update={"seed": recorded.config.seed}) != recorded.config:
        return None
    return dict(zip(*run.history.column(spread.metric), strict=True)).get(spread.step)


def _sentence(spread: Spread, values: np.ndarray, place: Place) -> str:
    said = _("{count} seeds come to {least} to {most}, half of them below {median}. The notes print {noted}: {below} "
             "seeds lie below it, {above} above.", count=len(SEEDS), least=f"{place.least:.3g}",
             most=f"{place.most:.3g}", median=f"{place.median:.3g}", noted=f"{spread.noted:.4g}",
             below=place.below, above=place.above)  # fmt: skip
    lost = int((~np.isfinite(values)).sum())
    gone = _("{count} more diverged and have no point.", count=lost) if lost else ""
    return " ".join(part for part in (said, _(VERDICTS[place.where]), gone) if part)


def _draw(topic_id: str, values: np.ndarray, marks: dict[str, float], name: str, says: str) -> None:

    from core.charts import seed_spread as chart

    figure(
        chart.seed_spread(list(SEEDS), values, marks, chart.Words(name, _("Seed"))), f"{topic_id}.seeds",
        alt=_("One result for each of twenty seeds"), says=says,
        table=lambda: {_("Seed"): list(SEEDS), name: values},
    )  # fmt: skip
