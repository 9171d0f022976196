"""A row of one's own: set by sliders or typed, and what the network makes of it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.problems import Problem
from core.topics.training_loop import EXAMPLES
from core.topics.training_loop_answers import Prediction
from core.ui import asking
from core.ui.figure import figure
from core.ui.frame import warn
from core.ui.i18n import _
from core.ui.plain import plain
from core.ui.pytorch.training_loop.data import table_of
from core.ui.pytorch.training_loop.words import names_of
from core.ui.scrub import Look

TOPIC = "training_loop"
SLIDERS = 6  # columns; of more, a text box is quicker


def example(config: Any) -> str:
    """A row to begin with, its numbers with commas between them; of one's own table its first one."""
    if config.corpus == "flowers":
        return EXAMPLES[0]
    try:
        return ",".join(f"{value:g}" for value in table_of(config).x[0])
    except Problem:  # the table is on another computer: the page says so where it is needed
        return EXAMPLES[0]


def own_flower(look: Look) -> None:
    """A row of one's own, by sliders or typed, and what the network makes of it."""
    text = _typed(look.run.config)
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


def _typed(config: Any) -> str:
    """The numbers with commas between them; sliders for a few columns, a text box for many."""
    try:
        table = table_of(config)
    except Problem as problem:
        warn(problem)
        return ""
    columns = names_of(config, table.columns)
    start = [float(part) for part in example(config).split(",")]
    key = f"{TOPIC}.row.{config.table or 'flowers'}"
    if len(columns) > SLIDERS:
        return st.text_input(
            _("Numbers, with commas between them"), ",".join(f"{value:g}" for value in start), key=key,
            persist_state="session", max_chars=2000, help=plain(" · ".join(columns)[:200]),
        )  # fmt: skip
    values = []
    with st.grid(2, min_column_width=240, gap="medium"):
        for at, (name, value) in enumerate(zip(columns, start, strict=True)):
            values.append(_measure(name, table.x[:, at], value, f"{key}.{at}"))
    return ",".join(f"{value:g}" for value in values)


def _measure(name: str, seen: Any, start: float, key: str) -> float:
    """A slider over what the table holds, and a little more at both ends."""
    reach = float(seen.max() - seen.min()) or 1.0
    step = 10.0 ** _places(reach)
    low = (seen.min() - 0.2 * reach) // step * step
    high = -(-(seen.max() + 0.2 * reach) // step) * step
    places = max(0, -_places(reach))
    low, high, start = (round(float(value), places) for value in (low, high, start))
    return st.slider(plain(name), low, high, min(max(start, low), high), step, key=key, persist_state="session",
                     format=f"%.{places}f")  # fmt: skip


def _places(reach: float) -> int:
    """The power of ten that cuts `reach` into some ten to hundred steps."""
    from math import floor, log10

    return floor(log10(reach)) - 1


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
