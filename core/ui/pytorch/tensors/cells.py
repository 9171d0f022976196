"""Tensors as cells on the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.topics.tensor_text import count, written
from core.ui.figure import figure
from core.ui.i18n import _


def cells(
    key: str, name: str, shape: Sequence[int], values: Sequence[float], says: str, *,
    origin: Sequence[int] | None = None, of: int = 0,
) -> None:  # fmt: skip
    """Draw one tensor; `origin` and `of` as in `core.charts.tensor_cells`."""
    from core.charts import tensor_cells as chart

    if count(shape) == 0:
        st.caption(_("{name} has the shape {shape}: there is no number in it.", name=name, shape=written(shape)))
        return
    words = chart.Words(_("Index"), _("Number"))
    figure(
        chart.tensor_cells(shape, values, words, origin=origin, of=of), key, alt=name, says=says, wide=True,
        table=lambda: _table(shape, values),
    )  # fmt: skip


def _table(shape: Sequence[int], values: Sequence[float]) -> Any:
    """Index and number, one line each."""
    import numpy as np
    import pandas as pd

    places = [written(tuple(map(int, place))).replace("(", "[").replace(")", "]").replace(",]", "]")
              for place in np.ndindex(*shape)]  # fmt: skip
    return pd.DataFrame({_("Index"): places, _("Number"): list(values)})
