"""The beams of every step as one tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from core.models.search import ALPHA, Hypothesis


def nodes_of(kept: list[list[Hypothesis]], words: Sequence[str]) -> dict[str, Any]:
    """The fields of a `BeamTree` that describe its nodes; a finished sentence that stays in the beam is one node."""
    nodes: list[tuple[int, int, int, Hypothesis]] = []  # step, place, parent, hypothesis
    before: list[int] = []  # the numbers of the nodes in the beam of the step before
    for step, beam in enumerate(kept):
        now = []
        for place, one in enumerate(beam):
            parent = before[one.parent] if before else -1
            if before and nodes[parent][3].ids == one.ids:
                now.append(parent)
                continue
            now.append(len(nodes))
            nodes.append((step, place, parent, one))
        before = now
    best, path = before[0], []
    while best >= 0:
        path.insert(0, best)
        best = nodes[best][2]
    return {
        "step": [node[0] for node in nodes], "place": [node[1] for node in nodes],
        "parent": [node[2] for node in nodes],
        "token": [words[node[3].ids[-1]] if node[3].ids else "<bos>" for node in nodes],
        "log_probability": np.array([node[3].log_probability for node in nodes]),
        "score": np.array([node[3].score(ALPHA) for node in nodes]), "best": path,
    }  # fmt: skip
