"""The x at which topic 0.4 is asked about a function: a number that is typed, or that a link carries."""

from __future__ import annotations

import re

from core.problems import N_, Problem

FURTHEST = 100.0  # x that may be asked
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)


def number_of(text: str) -> float:
    """The number that a text means; raises `Problem` where it means none, or one that is too far away."""
    given = text.strip().replace("\u2212", "-")
    if not _NUMBER.fullmatch(given) or abs(float(given)) > FURTHEST:
        raise Problem(
            N_("“{text}” is no number between −{most} and {most}. Write one like −1.5 or 0.25."),
            text=text[:40], most=f"{FURTHEST:g}",
        )  # fmt: skip
    return float(given)
