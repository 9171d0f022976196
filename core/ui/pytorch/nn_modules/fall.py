"""How far the loss of each of twenty seeds falls between the two steps for which the notes print one number (E10)."""

from __future__ import annotations

from typing import Any

import numpy as np

from core.topics.nn_modules import SPREAD
from core.topics.spread import FILE, SEEDS, from_text, place_of
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.recorded import recorded_run
from core.ui.seed_spread import VERDICTS

TOPIC = "nn_modules"


def fall() -> None:
    """How far the loss of each of the twenty seeds falls between the two steps for which the notes print one number."""
    from core.charts import seed_fall as chart

    recorded = recorded_run(SPREAD.run)
    if recorded is None or FILE not in recorded.artifacts:
        return  # the strip of points above says so
    (before,) = SPREAD.also
    text = recorded.artifacts[FILE]
    early, late = from_text(text, also=before), from_text(text)
    ratio, place = early / late, place_of(SPREAD.noted, early)
    says = _("From step {before} to step {after} the loss falls by a factor of {least} to {most}, the middle one is "
             "{median}. In no seed does it stay. As the loss at step {before}, the number of the notes would have "
             "{below} seeds below it and {above} above.", before=before, after=SPREAD.step, least=f"{ratio.min():.0f}",
             most=f"{ratio.max():.0f}", median=f"{np.median(ratio):.0f}", below=place.below,
             above=place.above) + " " + _(VERDICTS[place.where])  # fmt: skip
    words = chart.Words(_("Step"), _("Loss"), _("Seed"), _("twenty seeds"), _("the notes"))
    figure(
        chart.seed_fall(SEEDS, (before, SPREAD.step), (early, late), SPREAD.noted, words), f"{TOPIC}.fall",
        alt=_("The loss of twenty seeds at two steps"), says=says,
        table=lambda: _fall_table(before, early, late),
    )  # fmt: skip


def _fall_table(before: int, early: np.ndarray, late: np.ndarray) -> Any:
    import pandas as pd

    columns = {_("Loss at step {step}", step=step): values for step, values in ((before, early), (SPREAD.step, late))}
    return pd.DataFrame({_("Seed"): list(SEEDS)} | columns | {_("falls by the factor"): early / late})
