"""An axis that names tokens and keeps repeated ones apart: positions carry the data, labels carry the words."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

import altair as alt

MOST_LABELS = 40


def token_axis(tokens: Sequence[str], title: str | None, **how: Any) -> alt.Axis:
    """Axis over positions 0..T-1 that shows `tokens`; with more than 40 tokens only every second, third … label."""
    every = math.ceil(len(tokens) / MOST_LABELS) or 1
    names = json.dumps(list(tokens), ensure_ascii=False)
    how = {"labelOverlap": False, "grid": False, **how}
    return alt.Axis(title=title, values=list(range(0, len(tokens), every)), labelExpr=f"{names}[datum.value]", **how)


def slant(tokens: Sequence[str], room: float | None = None) -> dict[str, Any]:
    """Label angle for tokens below a chart: level while they fit, slanted when they would touch.

    `room` is the width of one column in Latin letters, if it is known.
    """
    widths = [_width(token) for token in tokens]
    level = sum(widths) <= 50 if room is None else max(widths, default=0) <= room
    return {"labelAngle": 0} if level else {"labelAngle": -50, "labelAlign": "right", "labelBaseline": "middle"}


def row_height(rows: int) -> float:
    """Pixels per token where tokens are rows: generous for a sentence, tighter for a long text."""
    return min(26.0, max(15.0, 620 / max(rows, 1)))


def _width(token: str) -> int:
    """Width in Latin letters, with a gap: a Hangul syllable is as wide as two."""
    return 2 + sum(2 if ord(letter) > 0x1100 else 1 for letter in token)
