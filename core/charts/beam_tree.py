"""Beam search as a tree: from left to right one token more, from top to bottom the place in the beam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from core.charts.palette import BLUE, LABEL_SIZE, NEUTRAL, ORANGE, styled

COLUMN, ROW = 92, 58  # pixels


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    token: str
    probability: str
    score: str
    kept: str  # legend: beginnings that were kept for a while
    best: str  # legend: the sentence that won


def beam_tree(
    step: Sequence[int], place: Sequence[int], parent: Sequence[int], token: Sequence[str],
    log_probability: np.ndarray, score: np.ndarray, best: Sequence[int], words: Words,
) -> alt.LayerChart:  # fmt: skip
    """N nodes, each with a line to its parent (−1: none); the path `best` in another colour."""
    back = [number if up < 0 else up for number, up in enumerate(parent)]
    won = set(best)
    rows = pd.DataFrame(
        {
            "step": step, "place": place, "token": list(token), "kind": [words.best if i in won else words.kept
                                                                         for i in range(len(step))],
            "from_step": [step[up] for up in back], "from_place": [place[up] for up in back],
            "log_p": np.round(log_probability, 3), "score": np.round(score, 3),
        }
    )  # fmt: skip
    across, down = (
        axis(f"{name}:O", axis=None, scale=alt.Scale(type="point", padding=0.6, domain=list(range(max(places) + 1))))
        for axis, name, places in ((alt.X, "step", step), (alt.Y, "place", place))
    )
    colour = alt.Color("kind:N", title=None, scale=alt.Scale(domain=[words.best, words.kept], range=[ORANGE, NEUTRAL]))
    base = alt.Chart(rows).encode(
        x=across, y=down,
        tooltip=[
            alt.Tooltip("token:N", title=words.token), alt.Tooltip("log_p:Q", title=words.probability, format=".3f"),
            alt.Tooltip("score:Q", title=words.score, format=".3f"),
        ],
    )  # fmt: skip
    layers = [
        base.mark_rule(strokeWidth=2).encode(x2="from_step:O", y2="from_place:O", color=colour),
        base.mark_point(size=70, filled=True).encode(color=colour),
        base.mark_text(dy=-14, fontSize=LABEL_SIZE, color=BLUE).encode(text="token:N"),
    ]
    return styled(alt.layer(*layers, data=rows).properties(width=alt.Step(COLUMN), height=alt.Step(ROW)))
