"""The numbers of one step as tables: every weight before and after, every row of the mini-batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.topics.training_loop_answers import StepTrace
from core.ui.i18n import _
from core.ui.pytorch.training_loop import net
from core.ui.pytorch.training_loop.words import unit

TOPIC = "training_loop"


def weights(trace: StepTrace, columns: Sequence[str], classes: Sequence[str]) -> Any:
    """A line for each number that learns: before, gradient, after."""
    import numpy as np
    import pandas as pd

    hidden = [unit(j) for j in range(net.sizes(trace)[1])]
    starts = {"w1": list(columns), "b1": ["b₁"], "w2": hidden, "b2": ["b₂"]}
    ends = {"w1": hidden, "b1": hidden, "w2": list(classes), "b2": list(classes)}
    lines = [
        {_("Weight"): f"{start} → {end}"} for name in starts for start in starts[name] for end in ends[name]
    ]  # fmt: skip
    told = {_("Before"): trace.before, _("Gradient"): trace.gradient, _("After"): trace.after}
    numbers = {
        title: np.concatenate([np.ravel(values[name]) for name in starts]) for title, values in told.items()
    }  # fmt: skip
    return pd.DataFrame(lines).assign(**numbers)


def weights_table(trace: StepTrace, columns: Sequence[str], classes: Sequence[str]) -> None:
    """The same, drawn: for a network that is too large for a picture."""
    st.dataframe(weights(trace, columns, classes), hide_index=True, alt=_("Every weight before and after"))


def rows_table(trace: StepTrace, columns: Sequence[str], classes: Sequence[str]) -> None:
    """All rows of the mini-batch in a box to open, from what goes in to what each costs."""
    title = _("All rows of this mini-batch")
    box = st.expander(title, key=f"{TOPIC}.slow.rows", icon=":material/table_rows:", on_change="rerun")
    if not box.open:
        return
    import pandas as pd

    hidden = range(net.sizes(trace)[1])
    table = pd.DataFrame({_("Row"): [row + 1 for row in trace.rows], _("True class"): [classes[y] for y in trace.y]})
    wide = {
        **{f"x: {name}": column for name, column in zip(columns, zip(*trace.x, strict=True), strict=True)},
        **{f"z{j + 1}": [row[j] for row in trace.z] for j in hidden},
        **{f"h{j + 1}": [row[j] for row in trace.h] for j in hidden},
        **{_("score: {name}", name=name): [row[k] for row in trace.scores] for k, name in enumerate(classes)},
        **{f"p: {name}": [row[k] for row in trace.probability] for k, name in enumerate(classes)},
        **{f"∂L/∂z{j + 1}": [row[j] for row in trace.dz] for j in hidden},
        _("Loss"): trace.losses,
    }
    with box:
        if trace.batch > len(trace.rows):
            st.caption(_("The first {shown} of {count} rows.", shown=len(trace.rows), count=trace.batch))
        st.dataframe(table.assign(**wide), hide_index=True, alt=title)
