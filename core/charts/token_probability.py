"""The model's opinion after each token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import pandas as pd

from core.charts.alignment import columns
from core.charts.palette import NEUTRAL, POSITIVE, PURPLE, TRUTH, styled
from core.charts.token_axis import slant, token_axis


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    token: str
    probability: str
    model: str
    truth: str


def token_probability(
    tokens: Sequence[str], probability: Sequence[float], words: Words, *,
    truth: Sequence[float | None] | None = None, height: int = 320,
) -> alt.LayerChart:  # fmt: skip
    """P(positive) after each of T tokens, from 0 to 1, around the line of no opinion at 0.5.

    `truth` (T,) is what a perfect reader would say, dashed; None leaves a gap.
    """
    rows = _rows(tokens, probability, words.model)
    if truth is not None:
        rows = pd.concat([rows, _rows(tokens, truth, words.truth)], ignore_index=True)
    chart = _encodings(
        tuple(tokens), words, (words.model, words.truth), (POSITIVE, TRUTH), truth is not None, height
    ).copy(deep=False)
    chart.data = rows
    return chart


@lru_cache(maxsize=128)
def _encodings(
    tokens: tuple[str, ...], words: Words, names: tuple[str, str], colours: tuple[str, str], both: bool, height: int
) -> alt.LayerChart:
    """Lines with points over token positions, without their rows; the second line is dashed, if there are `both`.

    Built once per sentence: a page that looks at a run draws the same sentence again and again.
    """
    colour, legend = alt.Scale(domain=list(names), range=list(colours)), alt.Legend(title=None) if both else None
    base = alt.Chart().encode(
        x=alt.X("position:O", axis=token_axis(tokens, words.token, **slant(tokens))),
        y=alt.Y(
            "probability:Q", title=words.probability, scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format="%", tickCount=5),
        ),
        color=alt.Color("series:N", scale=colour, legend=legend),
        tooltip=[
            alt.Tooltip("place:O", title="#"), alt.Tooltip("token:N", title=words.token),
            alt.Tooltip("probability:Q", title=words.probability, format=".1%"), alt.Tooltip("series:N", title=" "),
        ],
    )  # fmt: skip
    dash = alt.condition(alt.datum.series == names[1], alt.value([5, 4]), alt.value([1, 0]))
    midline = alt.Chart().mark_rule(color=NEUTRAL, strokeDash=[2, 4]).encode(y=alt.datum(0.5))
    size = 90 if len(tokens) <= 40 else 35
    layers = [midline, base.mark_line(strokeWidth=2.5).encode(strokeDash=dash), base.mark_point(size=size)]
    return styled(alt.layer(*layers).properties(height=height))


def two_texts(
    first: tuple[Sequence[str], Sequence[float]], second: tuple[Sequence[str], Sequence[float]],
    words: Words, *, names: tuple[str, str], height: int = 320,
) -> alt.LayerChart:  # fmt: skip
    """Two texts over each other, words that both have in one column, so that an edited word shows its effect."""

    labels, places = columns(first[0], second[0])
    tables = [
        _rows(text[0], text[1], name).assign(position=at)
        for text, name, at in zip((first, second), names, places, strict=True)
    ]
    chart = _encodings(tuple(labels), words, names, (POSITIVE, PURPLE), True, height).copy(deep=False)
    chart.data = pd.concat(tables, ignore_index=True)
    return chart


def _rows(tokens: Sequence[str], probability: Sequence[float | None], series: str) -> pd.DataFrame:
    places = range(len(tokens))
    values = pd.Series(list(probability), dtype=float).round(4)
    columns = {"position": places, "place": [i + 1 for i in places], "token": list(tokens), "probability": values}
    return pd.DataFrame({**columns, "series": series})
