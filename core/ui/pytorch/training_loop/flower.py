"""What the network makes of a row of one's own, beside what the bell curves say."""

from __future__ import annotations

from core.problems import Problem
from core.topics.training_loop_answers import Prediction
from core.ui import asking
from core.ui.figure import figure
from core.ui.frame import warn
from core.ui.i18n import _
from core.ui.plain import plain
from core.ui.pytorch.training_loop.row import own_row
from core.ui.pytorch.training_loop.words import names_of
from core.ui.scrub import Look

TOPIC = "training_loop"


def own_flower(look: Look) -> None:
    """A row of one's own, by sliders or typed, and what the network makes of it."""
    text = own_row(look.run.config)
    if not text:
        return
    try:
        found: Prediction | None = asking.answered(
            f"{TOPIC}.predict", look.run.id, look.step, "predict", text=text, height=220
        )
    except Problem as problem:
        warn(problem)
        return
    if found is not None:
        _answer(found, look)


def _answer(found: Prediction, look: Look) -> None:
    import pandas as pd

    from core.charts import bars as chart

    config = look.run.config
    classes, columns = names_of(config, found.classes), dict(
        zip(found.columns, names_of(config, found.columns), strict=True)
    )  # fmt: skip
    label = classes[found.classes.index(found.label)]
    says = _("The network says {label}, with {p}.", label=label, p=f"{max(found.probability):.1%}")
    series = {_("the network"): found.probability}
    if found.truth is not None:
        best = max(range(len(classes)), key=found.truth.__getitem__)
        series[_("the bell curves")] = found.truth
        says += " " + _(
            "By the bell curves it is {label}, with {p}.", label=classes[best], p=f"{found.truth[best]:.1%}"
        )
    if found.outside:
        says += " " + _("Nothing like that was in the training part: {columns}. The network answers all the same.",
                        columns=", ".join(columns[name] for name in found.outside))  # fmt: skip
    words = chart.Words(_("Class"), _("Probability"), _("Whose"))
    figure(
        chart.bars(classes, series, words), f"{TOPIC}.predict.chart", alt=_("Probability of each class"),
        says=plain(says), table=lambda: pd.DataFrame({_("Class"): classes} | series),
    )  # fmt: skip
