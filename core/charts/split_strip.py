"""A table cut into parts: a square for each row, in the order of the table, with the colour of its part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import LEGEND, PURPLE, TRAIN, VALID, styled

ACROSS = 30  # squares
MOST = 600  # rows drawn
SQUARE = 16  # pixels


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    row: str
    part: str
    label: str
    parts: Sequence[str]  # train, validation, test


def split_strip(parts: np.ndarray, labels: Sequence[str], words: Words) -> alt.Chart:
    """N rows with their part (N,), 0 to 2, and their class; of a long table the first 600."""
    shown = np.asarray(parts)[:MOST]
    place = np.arange(len(shown))
    rows = pd.DataFrame({
        "across": place % ACROSS, "down": place // ACROSS, "row": place + 1, "label": list(labels)[: len(shown)],
        "part": np.asarray(list(words.parts), dtype=object)[shown],
    })  # fmt: skip
    colour = alt.Scale(domain=list(words.parts), range=[TRAIN, VALID, PURPLE])
    chart = alt.Chart(rows).mark_rect(cornerRadius=2).encode(
        x=alt.X("across:O", axis=None, scale=alt.Scale(paddingInner=0.15)),
        y=alt.Y("down:O", axis=None, scale=alt.Scale(paddingInner=0.15)),
        color=alt.Color("part:N", scale=colour, legend=alt.Legend(title=None)),
        tooltip=[
            alt.Tooltip("row:Q", title=words.row), alt.Tooltip("part:N", title=words.part),
            alt.Tooltip("label:N", title=words.label),
        ],
    )  # fmt: skip
    return styled(chart.properties(height=LEGEND + SQUARE * (1 + int(rows["down"].max()))))
