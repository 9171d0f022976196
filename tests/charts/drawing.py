"""How the chart tests read a chart: checked against the schema, its rows and its encodings apart."""

from __future__ import annotations

import math

from core.charts.specification import specification


def spec_of(chart) -> dict:
    """The specification, after Altair has checked it against the Vega-Lite schema; the page sends it unchecked."""
    chart.to_dict()
    spec = specification(chart)
    assert "rows" in str(spec["data"])
    assert "empty" not in str(spec), "a layer without its rows"
    return spec


def rows_of(chart) -> list[dict]:
    """The rows as the browser gets them: a gap is None."""
    rows = chart.data.to_dict("records")
    return [{k: None if isinstance(v, float) and math.isnan(v) else v for k, v in row.items()} for row in rows]
