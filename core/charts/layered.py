"""Where the boxes of any graph go: in columns from what is read to the result, with few crossings of arrows.

After Sugiyama, Tagawa and Toda (1981), *Methods for visual understanding of hierarchical system structures*: columns
by the longest way, stand-ins where an arrow passes a column, an order in each column by the mean of the neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

SWEEPS = 8
BETWEEN = 0.62  # rows between an arrow that passes by and its neighbours; boxes are 1 apart

Place = tuple[float, float]  # column, row from the top
_Spot = tuple[int, int]  # a node, or the arrows of that node where they pass a column: (node, column)


class Layout(NamedTuple):
    """Places of N boxes, and for each of E arrows the points on its way."""

    places: list[Place]
    bends: list[list[Place]]


def layered(count: int, edges: Sequence[Sequence[int]], late: Collection[int] = ()) -> Layout:
    """A layout of `count` nodes, numbered so that every edge goes from a smaller to a larger number.

    A node without inputs stands in the first column; one of the `late` ones stands just before its first reader.
    """
    column = _columns(count, edges, late)
    links = _links(column, edges)
    order = _ordered(column, links)
    row = _rows(order, links, column)
    places = [(float(column[node]), row[node, column[node]]) for node in range(count)]
    bends = [
        [(float(at), row[start, at]) for at in range(column[start] + 1, column[end])] for start, end in edges
    ]  # fmt: skip
    return Layout(places, bends)


def _columns(count: int, edges: Sequence[Sequence[int]], late: Collection[int]) -> list[int]:
    column = [0] * count
    for start, end in sorted(edges, key=lambda edge: edge[1]):
        column[end] = max(column[end], column[start] + 1)
    for node in late:
        readers = [column[end] for start, end in edges if start == node]
        column[node] = min(readers, default=1) - 1
    return column


def _links(column: list[int], edges: Sequence[Sequence[int]]) -> set[tuple[_Spot, _Spot]]:
    """Pairs of neighbours in adjoining columns; all arrows of one node share their way past a column."""
    links = set()
    for start, end in edges:
        way = [(start, at) for at in range(column[start], column[end])] + [(end, column[end])]
        links |= set(pairwise(way))
    return links


def _ordered(column: list[int], links: set[tuple[_Spot, _Spot]]) -> list[list[_Spot]]:
    """The spots of each column from the top, in the best order that the sweeps came across."""
    spots = {(node, at) for node, at in enumerate(column)} | {spot for link in links for spot in link}
    order = [sorted(spot for spot in spots if spot[1] == at) for at in range(max(column) + 1)]
    sides = _neighbours(links)
    best, fewest = order, _crossings(order, links)
    for sweep in range(SWEEPS):
        step = 1 if sweep % 2 == 0 else -1
        order = [list(column) for column in order]
        for at in range(len(order))[::step]:
            beside = order[at - step] if 0 <= at - step < len(order) else []
            rank = {spot: place for place, spot in enumerate(beside)}
            means = {
                spot: _mean([rank[one] for one in sides[spot] if one in rank], place)
                for place, spot in enumerate(order[at])
            }
            order[at].sort(key=means.__getitem__)
        if (crossings := _crossings(order, links)) < fewest:
            best, fewest = order, crossings
    return best


def _rows(order: list[list[_Spot]], links: set[tuple[_Spot, _Spot]], column: list[int]) -> dict[_Spot, float]:
    """Heights that keep the order and the distances, each as near to its neighbours as can be."""
    sides = _neighbours(links)
    row = {spot: float(place) for spots in order for place, spot in enumerate(spots)}
    for sweep in range(SWEEPS):
        for spots in order if sweep % 2 == 0 else reversed(order):
            wanted = np.array([_mean([row[one] for one in sides[spot]], row[spot]) for spot in spots])
            found = wanted.copy()
            for place in range(1, len(spots)):
                boxes = all(column[node] == at for node, at in spots[place - 1 : place + 1])
                found[place] = max(found[place], found[place - 1] + (1.0 if boxes else BETWEEN))
            found -= (found - wanted).mean()
            row |= dict(zip(spots, found.tolist(), strict=True))
    top = min(row[node, column[node]] for node in range(len(column)))
    return {spot: round(height - top, 3) for spot, height in row.items()}


def _neighbours(links: set[tuple[_Spot, _Spot]]) -> dict[_Spot, list[_Spot]]:
    sides = defaultdict(list)
    for left, right in sorted(links):
        sides[left].append(right)
        sides[right].append(left)
    return sides


def _crossings(order: list[list[_Spot]], links: set[tuple[_Spot, _Spot]]) -> int:
    rank = {spot: place for spots in order for place, spot in enumerate(spots)}
    lines = [(left[1], rank[left], rank[right]) for left, right in links]
    return sum(a[0] == b[0] and a[1] < b[1] and a[2] > b[2] for a in lines for b in lines)


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
