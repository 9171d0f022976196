"""A picture as this dashboard shows it: the chart, its result in one sentence, and the numbers behind it as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from core.spreadsheet import to_csv
from core.ui.i18n import _

if TYPE_CHECKING:
    import altair
    import pandas


def figure(
    chart: altair.TopLevelMixin, key: str, *, alt: str, says: str,
    table: Callable[[], pandas.DataFrame | Mapping[str, Sequence]] | None = None, wide: bool = False,
    on_select: Callable[[], None] | None = None,
) -> None:  # fmt: skip
    """Draw a chart. `alt` names it for a screen reader, `says` is what it shows here, in one sentence.

    `table` makes the numbers, as a table or as columns by name; it is only called once somebody opens them. A `wide`
    chart keeps its size: on a narrow screen it scrolls sideways in its own box (see `frame.typography`). `on_select` is
    called when somebody clicks what the chart lets choose; what was chosen is then in the session under `key`.
    """
    from core.charts.specification import drawing, specification

    with st.container(key=f"{key}.wide" if wide else None):
        size = {"width": "content"} if wide else {}
        spec = drawing(specification(chart), chart.data)
        st.vega_lite_chart(None, spec, key=key, alt=alt, on_select=on_select or "ignore", **size)
    st.caption(says)
    if table is not None:
        with st.expander(_("The numbers"), key=f"{key}.numbers", icon=":material/table:", on_change="rerun") as numbers:
            if numbers.open:
                _numbers(table(), key, alt)


def _numbers(columns: pandas.DataFrame | Mapping[str, Sequence], key: str, alt: str) -> None:
    import pandas as pd

    rows = pd.DataFrame(columns)
    st.dataframe(rows, hide_index=True, alt=alt)
    st.download_button(_("Numbers as CSV"), lambda: to_csv(rows.to_dict("records")), f"{key}.csv", "text/csv",
                       key=f"{key}.csv", icon=":material/download:", on_click="ignore")  # fmt: skip
