"""A chart as the browser gets it: what to draw, apart from the rows."""

from __future__ import annotations

from typing import Any

import altair as alt

ROWS = "rows"


def specification(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The Vega-Lite specification of a chart whose one table is called “rows” and is not part of it.

    Altair's check against the schema is left out: it costs more than all the rest, and the tests do it.
    """
    empty = chart.copy(deep=False)
    empty.data = alt.NamedData(ROWS)
    return empty.to_dict(validate=False)
