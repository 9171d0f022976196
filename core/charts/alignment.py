"""Two texts side by side: which tokens share a column."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher


def columns(first: Sequence[str], second: Sequence[str]) -> tuple[list[str], tuple[list[int], list[int]]]:
    """Column labels, and the column of each token of both texts.

    A replaced word is “good → bad”, an added one “+ not”, one left out “− not”.
    """
    labels: list[str] = []
    places: tuple[list[int], list[int]] = ([], [])
    for _, i, i_end, j, j_end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        old, new = list(first[i:i_end]), list(second[j:j_end])
        for place in range(max(len(old), len(new))):
            pair = old[place : place + 1], new[place : place + 1]
            for side, token in zip(places, pair, strict=True):
                side.extend([len(labels)] * len(token))
            labels.append(_label(*pair))
    return labels, places


def _label(old: list[str], new: list[str]) -> str:
    if not old:
        return f"+ {new[0]}"
    if not new:
        return f"− {old[0]}"
    return old[0] if old == new else f"{old[0]} → {new[0]}"
