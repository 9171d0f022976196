"""What an Inspector of topic 0.8 answers: plain numbers, ready to be drawn."""

from __future__ import annotations

from typing import NamedTuple


class Computation(NamedTuple):
    """The graph that one pass leaves behind. Nodes by number; an edge runs from the first to the second of a pair."""

    depth: int
    drawn: bool  # whether that is the depth of the step itself, not one that somebody asked for
    loss: float
    uses: int  # how often the middle layer was called, counted by a hook
    name: list[str]
    shape: list[list[int]]  # empty for the loss, which is a single number
    kind: list[str]  # "data", "weight", "value" or "loss"
    edges: list[list[int]]


class SharedGradient(NamedTuple):
    """∂L/∂W of the shared weight as a sum over the uses of the middle layer."""

    depth: int
    shape: list[int]  # of the weight, of every share and of the sum
    norms: list[float]  # of each use's share
    along: list[float]  # how far each share points along the sum; these add up to `total`
    total: float  # norm of the sum
    autograd: float | None  # norm of `.grad`; None where it is None
    difference: float  # the largest difference between the sum and `.grad`, entry by entry
    largest: float  # the largest entry of `.grad`, to compare with


class ByDepth(NamedTuple):
    """The loss of the same weights on the same samples at each depth."""

    loss: list[float]  # at depth 0, 1, 2, 3
    drawn: int  # the depth of the step itself


class IdleStep(NamedTuple):
    """How far W_mid moves in a step that does not use it, after one that did; the largest change of an entry."""

    used: float  # the step before, at depth 1
    without_grad: float  # `.grad` is None, as `zero_grad()` leaves it today
    with_zeros: float  # `.grad` holds zeros, as with `zero_grad(set_to_none=False)`


class Pass(NamedTuple):
    """One forward pass at a chosen depth."""

    text: str
    depth: int
    loss: float
    calls: list[str]  # the layers in the order in which they ran
    shapes: list[list[int]]  # of what each of them wrote
