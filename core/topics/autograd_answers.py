"""What an Inspector of topic 0.3 answers: plain numbers, ready to be drawn. NaN and infinity are possible answers."""

from __future__ import annotations

from typing import NamedTuple


class Graph(NamedTuple):
    """A formula after one forward and one backward pass: M nodes, each after those that it reads, and A arrows."""

    text: str  # the formula with its values, as it can be typed
    operation: list[str]  # (M,) "variable", "number", or what the node does
    name: list[str]  # (M,) the part of the formula that the node computes
    value: list[float]  # (M,)
    grad: list[float | None]  # (M,) ∂result/∂node as `.grad` has it; None where there is none
    edges: list[list[int]]  # (A, 2) from the node that is read to the one that reads it
    local: list[float | None]  # (A,) ∂reader/∂read; None where no gradient goes
    passed: list[float | None]  # (A,) gradient of the reader times `local`: what this arrow brings back
    remarks: list[list]  # pairs of a node and the kind of trouble or kink that begins there


class Evaluated(NamedTuple):
    """A formula, its value and its gradients. None: not a finite number, or no gradient; `remarks` say why."""

    text: str
    value: float | None
    gradients: dict[str, float | None]  # by variable
    remarks: list[str]  # the part of the formula and the kind of trouble, separated by a colon


class Accumulation(NamedTuple):
    """What `.grad` holds after k = 1 … K backward passes: K lists of one number for each name."""

    names: list[str]
    once: list[float]  # the gradient of a single pass
    kept: list[list[float]]  # (K, names) where nobody empties it
    zeroed: list[list[float]]  # (K, names) where it is emptied before every pass


class Update(NamedTuple):
    """One way to change a weight by hand, tried on live tensors, and what the next backward pass finds."""

    way: str
    error: str  # what PyTorch says; empty where it says nothing
    is_leaf: bool  # of the weight afterwards, like the rest
    requires_grad: bool
    loss: list[float]  # before and after
    next_error: str  # of the backward pass after the update
    next_grad: bool  # whether that one leaves a gradient


class WhoImproves(NamedTuple):
    """The loss before, after `backward`, and after the update."""

    before: float
    after_backward: float
    after_update: float


class LossShape(NamedTuple):
    """What the sum of all squared errors really is."""

    shape: list[int]
    dimensions: int
    item: float
    length_error: str  # what `len(loss)` answers
    index_error: str  # what `loss[0]` answers
    as_notes_say: list[int]  # the shape after `loss.reshape(1)`
