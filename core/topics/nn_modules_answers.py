"""What an Inspector of topic 0.5 answers: plain numbers, ready to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Parameters(NamedTuple):
    """A line for each of P parameters, and how many numbers they hold together."""

    name: list[str]
    shape: list[list[int]]
    number: list[int]
    mean: list[float]
    std: list[float]
    gradient: list[float]  # length of the gradient of the loss, at these weights
    total: int


class Histograms(NamedTuple):
    """How the numbers of each of P parameters are spread, at every step that was counted so far."""

    name: list[str]
    steps: list[int]  # (S,)
    reach: list[float]  # the bins of a parameter run from -reach to reach
    counts: list[list[list[int]]]  # (P, S, bins)


class SumAndMean(NamedTuple):
    """The same errors of the same weights, added up and averaged."""

    sum: float
    mean: float
    addends: int  # how many there are


class ThreeWays(NamedTuple):
    """The losses of one network that is written in three ways."""

    loss: list[list[float]]  # (3, steps): tensors, sequential, module
    difference: float  # the largest one between two of them, over all steps
    other_order: float  # the same as a share of the loss, when `@` and `+` stand in the place of one `addmm`


class Reductions(NamedTuple):
    """The loss with the sum, with the mean at the same rate, and with the mean at a rate that makes up for it."""

    rate: list[float]  # of each of the three
    loss: list[list[float]]  # (3, steps), each told as a sum
    addends: int
    away: float  # the largest difference of the third to the first, as a share of the loss


class Sample(NamedTuple):
    """What the network says of one sample, and what was wanted.

    With cross entropy the target is 1 at the right class and 0 elsewhere, the output holds a score (logit) for each
    class, and the error is the probability minus the target.
    """

    text: str
    sample: int  # counted from 1
    output: list[float]  # (O,)
    target: list[float]  # (O,)
    error: list[float]  # (O,)


def largest_difference(lists: Sequence[Sequence[float]], *, relative: bool = False) -> float:
    """The largest difference to the first of some lists of numbers, place by place; 0 where all digits are the same.

    `relative`: as a share of the first one's number.
    """
    first, *others = lists
    pairs = [(a, b) for other in others for a, b in zip(first, other, strict=False) if a != b and (a == a or b == b)]
    return max((abs(a - b) / (abs(a) if relative and a else 1.0) for a, b in pairs), default=0.0)
