"""An axis that names tokens and keeps repeated ones apart: positions carry the data, labels carry the words."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import altair as alt

MOST_LABELS = 40
LETTER = 7.5  # pixels of a Latin letter in a label
LEVEL = {"labelAngle": 0, "labelAlign": "center", "labelBaseline": "top"}
SLANTED = {"labelAngle": -50, "labelAlign": "right", "labelBaseline": "middle"}


def token_axis(tokens: Sequence[str], title: str | None, **how: Any) -> alt.Axis:
    """Axis over positions 0..T-1 that shows `tokens`; with more than 40 tokens only every second, third … label."""
    every = math.ceil(len(tokens) / MOST_LABELS) or 1
    names = json.dumps(list(tokens), ensure_ascii=False)
    how = {"labelOverlap": False, "grid": False, **how}
    return alt.Axis(title=title, values=list(range(0, len(tokens), every)), labelExpr=f"{names}[datum.value]", **how)


def slant(tokens: Sequence[str], room: float | None = None) -> dict[str, Any]:
    """Label angle for tokens below a chart: level while they fit, slanted when they would touch.

    `room` is the width of one column in Latin letters, if it is known. Where it is not, the browser decides by the
    width that the chart has there; that works in a chart with one frame.
    """
    widths = [_width(token) for token in tokens]
    if room is not None:
        return LEVEL if max(widths, default=0) <= room else SLANTED
    pairs = [(one + next_one) / 2 for one, next_one in pairwise(widths)]
    needed = LETTER * max(pairs, default=0) * len(tokens)  # pixels in which no two neighbours touch
    return {name: alt.ExprRef(f"width < {needed:.0f} ? {json.dumps(SLANTED[name])} : {json.dumps(LEVEL[name])}")
            for name in LEVEL}  # fmt: skip


def row_height(rows: int) -> float:
    """Pixels per token where tokens are rows: generous for a sentence, tighter for a long text."""
    return min(26.0, max(15.0, 620 / max(rows, 1)))


def _width(token: str) -> int:
    """Width in Latin letters, with a gap: a Hangul syllable is as wide as two."""
    return 2 + sum(2 if ord(letter) > 0x1100 else 1 for letter in token)
