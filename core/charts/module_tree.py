"""What a module holds, as an indented tree: a row for each module, parameter or buffer below what holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from core.charts.palette import BLUE, LABEL_SIZE, LEGEND, NEUTRAL, ORANGE, PURPLE, TEAL, styled

ROW = 46  # pixels
INDENT = 26  # pixels
COLOURS = {"module": BLUE, "parameter": ORANGE, "buffer": TEAL, "unlisted": PURPLE}
SHAPES = {"module": "square", "parameter": "circle", "buffer": "diamond", "unlisted": "cross"}
WIDTH = 330  # pixels: a phone shows it whole


@dataclass(frozen=True)
class Words:
    """What the picture says."""

    name: str
    about: str
    kinds: dict[str, str]  # kind -> its name in the legend


def module_tree(
    name: Sequence[str], about: Sequence[str], kind: Sequence[str], above: Sequence[int], words: Words
) -> alt.LayerChart:
    """N rows with a name and a line `about` it; `above` is the row that holds each of them (−1: none)."""
    rows = _rows(name, about, [words.kinds[one] for one in kind], above)
    present = {words.kinds[one]: one for one in COLOURS if one in kind}
    colour = alt.Scale(domain=list(present), range=[COLOURS[one] for one in present.values()])
    shape = alt.Scale(domain=list(present), range=[SHAPES[one] for one in present.values()])
    x = alt.X("depth:Q", axis=None, scale=alt.Scale(domain=[-0.4, WIDTH / INDENT - 0.4], nice=False))
    y = alt.Y("row:Q", axis=None, scale=alt.Scale(domain=[-0.5, len(name) - 0.5], nice=False, reverse=True))
    base = alt.Chart().encode(x=x, y=y)
    node = base.transform_filter("datum.what == 'node'")
    paint = alt.Color("kind:N", title=None, scale=colour, legend=alt.Legend(columns=2))
    layers = [
        base.transform_filter("datum.what == 'across'").mark_rule(color=NEUTRAL).encode(x2="to:Q"),
        base.transform_filter("datum.what == 'down'").mark_rule(color=NEUTRAL).encode(y2="to:Q"),
        node.mark_point(size=130, filled=True).encode(
            color=paint, shape=alt.Shape("kind:N", title=None, scale=shape, legend=alt.Legend(columns=2)),
            tooltip=[alt.Tooltip("name:N", title=words.name), alt.Tooltip("about:N", title=words.about)],
        ),
        node.mark_text(align="left", dx=14, dy=-7, fontSize=LABEL_SIZE, fontWeight="bold").encode(
            text="name:N", color=alt.Color("kind:N", scale=colour)
        ),
        node.mark_text(align="left", dx=14, dy=9, fontSize=LABEL_SIZE - 2, color=NEUTRAL).encode(text="about:N"),
    ]  # fmt: skip
    size = {"width": WIDTH, "height": LEGEND + ROW * len(name)}
    return styled(alt.layer(*layers, data=rows).properties(**size))


def _rows(name: Sequence[str], about: Sequence[str], kind: Sequence[str], above: Sequence[int]) -> pd.DataFrame:
    """The nodes, and for each but the first a line down from what holds it and one across."""
    depth: list[int] = []
    for parent in above:  # parents come first
        depth.append(0 if parent < 0 else depth[parent] + 1)
    nodes = pd.DataFrame(
        {
            "what": "node", "row": range(len(name)), "depth": depth, "name": list(name), "about": list(about),
            "kind": list(kind),
        }
    )  # fmt: skip
    inner = [(row, parent) for row, parent in enumerate(above) if parent >= 0]
    across = pd.DataFrame([{"row": row, "depth": depth[parent], "to": depth[row]} for row, parent in inner])
    down = pd.DataFrame([{"row": parent, "depth": depth[parent], "to": row} for row, parent in inner])
    return pd.concat([nodes, across.assign(what="across"), down.assign(what="down")], ignore_index=True)
