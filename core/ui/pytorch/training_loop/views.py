"""What topic 0.1 shows of a step beside the slow motion: right and wrong on one part of the table."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.topics.training_loop_answers import Confusion
from core.ui import asking
from core.ui.figure import figure
from core.ui.held import held_option
from core.ui.i18n import _
from core.ui.pytorch.training_loop.words import names_of
from core.ui.scrub import Look

TOPIC = "training_loop"
WRITTEN_IN = 6  # classes: of more, the cells are too small for numbers with shares


def confusion(look: Look) -> None:
    """Right and wrong on one part at the step on screen; the test part only when the run is over."""
    over = look.run.status == "finished" and look.step == look.run.record.total_steps
    names = {"train": _("training"), "valid": _("validation")} | ({"test": _("test")} if over else {})
    key = f"{TOPIC}.part"
    part = st.segmented_control(
        _("Part"), list(names), default=held_option(key, names, "valid"), key=key, required=True,
        format_func=names.__getitem__, persist_state="session",
    )  # fmt: skip
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
    return chart.confusion(counts, classes, words, cell=94)  # three classes fit a phone
