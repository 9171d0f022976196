"""What topic 0.1 shows of a step beside the slow motion: what it confuses, and a flower of one's own."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.problems import Problem
from core.topics.training_loop import EXAMPLES
from core.topics.training_loop_answers import Confusion, Prediction
from core.ui import asking
from core.ui.figure import figure
from core.ui.frame import warn
from core.ui.i18n import _
from core.ui.plain import plain
from core.ui.pytorch.training_loop_data import table_of
from core.ui.pytorch.training_loop_words import names_of
from core.ui.scrub import Look

TOPIC = "training_loop"
WRITTEN_IN = 6  # classes: of more, the cells are too small for numbers with shares
SLIDERS = 6  # columns; of more, a text box is quicker


def confusion(look: Look) -> None:
    """Right and wrong on one part at the step on screen; the test part only when the run is over."""
    over = look.run.status == "finished" and look.step == look.run.record.total_steps
    names = {"train": _("training"), "valid": _("validation")} | ({"test": _("test")} if over else {})
    key = f"{TOPIC}.part"
    if st.session_state.get(key) not in names:
        st.session_state[key] = "valid"
    part = st.segmented_control(
        _("Part"), list(names), key=key, required=True, format_func=names.__getitem__, persist_state="session"
    )
    if not over:
        st.caption(_("The test part stays closed until the run is over and its last step is on screen."))
    found: Confusion | None = asking.answered(
        f"{TOPIC}.confusion", look.run.id, look.step, "confusion", part=part, height=320
    )
    if found is not None:
        _counts(found, look, names[part])


def _counts(found: Confusion, look: Look, part: str) -> None:
    import numpy as np
    import pandas as pd

    classes, counts = names_of(look.run.config, found.classes), np.array(found.counts)
    says = _("Step {step}, {part}: {right} of {rows} rows are right, {share}.", step=f"{look.step:,}", part=part,
             right=found.right, rows=found.rows, share=f"{found.right / max(found.rows, 1):.1%}")  # fmt: skip
    if found.best is not None:
        says += " " + _("Somebody who knows the bell curves gets {best} of these very rows right, and {share} in the "
                        "long run.", best=found.best, share=f"{found.best_accuracy:.1%}")  # fmt: skip
    figure(
        _confusion_chart(counts, classes), f"{TOPIC}.confusion.chart", alt=_("Confusion matrix of this step"),
        says=says, wide=True,
        table=lambda: pd.DataFrame(counts, index=classes, columns=classes).reset_index(names=_("truth")),
    )  # fmt: skip


def _confusion_chart(counts: Any, classes: list[str]) -> Any:
    if len(classes) > WRITTEN_IN:
        from core.charts.heatmap import heatmap

        return heatmap(
            counts, classes, classes, value=_("rows"), row_title=_("truth"), column_title=_("the network says")
        )
    from core.charts import confusion as chart

    words = chart.Words(_("truth"), _("the network says"), _("rows"), _("share"))
    return chart.confusion(counts, classes, words, cell=110)


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
    start = [float(part) for part in EXAMPLES[0].split(",")] if config.corpus == "flowers" else table.x[0].tolist()
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
