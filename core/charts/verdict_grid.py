"""Yes or no for every pair of a row and a column: a sign, a word on hover, and a colour that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from core.charts.palette import BLUE, ORANGE, styled
from core.charts.token_axis import token_axis

ROW, SIGNS = 34, {True: "✓", False: "✕"}
SLANTED = {"labelAngle": -50, "labelAlign": "left", "labelBaseline": "middle"}
GAPS = alt.Scale(paddingInner=0.05)


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    row: str
    column: str
    yes: str
    no: str


def verdict_grid(
    rows: Sequence[str], columns: Sequence[str], passed: Sequence[Sequence[bool]], words: Words
) -> alt.LayerChart:
    """`passed` (R, C) as cells."""
    table = pd.DataFrame(
        [
            {"r": r, "c": c, "row": row, "column": column, "said": words.yes if yes else words.no, "sign": SIGNS[yes]}
            for r, (row, line) in enumerate(zip(rows, passed, strict=True))
            for c, (column, yes) in enumerate(zip(columns, line, strict=True))
        ]
    )
    base = alt.Chart().encode(
        x=alt.X("c:O", axis=token_axis(columns, None, orient="top", **SLANTED), scale=GAPS),
        y=alt.Y("r:O", axis=token_axis(rows, None), scale=GAPS),
        tooltip=[
            alt.Tooltip("row:N", title=words.row), alt.Tooltip("column:N", title=words.column),
            alt.Tooltip("said:N", title=" "),
        ],
    )  # fmt: skip
    colour = alt.Color(
        "said:N", scale=alt.Scale(domain=[words.yes, words.no], range=[BLUE, ORANGE]), legend=alt.Legend(title=None)
    )
    cells = base.mark_rect().encode(color=colour)
    signs = base.mark_text(fontSize=17, fontWeight="bold", color="black").encode(text="sign:N")
    return styled(alt.layer(cells, signs, data=table).properties(height=alt.Step(ROW)))
