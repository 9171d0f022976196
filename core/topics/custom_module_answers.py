"""What an Inspector of topic 0.7 answers: plain numbers and words, ready to be drawn."""

from __future__ import annotations

from typing import NamedTuple


class Design(NamedTuple):
    """A network at step 0: its tree, who reaches which tensor, and what a search for missing gradients finds."""

    path: list[str]  # of every node of the tree; "" is the network
    above: list[int]  # the node that holds it; -1 for the network
    kind: list[str]  # "module", "parameter", "buffer" or "unlisted" (nobody knows of it)
    type: list[str]  # the class of the object
    shape: list[list[int]]  # of a tensor; empty for others
    tensors: list[str]  # paths of the tensors, for the columns below
    listed: list[bool]
    saved: list[bool]
    gradient: list[bool]
    moved: list[bool]
    cleared: list[bool]
    converted: list[bool]
    parameters: int  # numbers in `parameters()`, counted
    numbers: int  # numbers in all tensors of the network
    unlisted: list[str]  # they compute and want a gradient, but are in no `parameters()`
    without_gradient: list[str]  # they are in `parameters()`, but take no part in the loss


class Movement(NamedTuple):
    """How far each tensor is from where it was at step 0."""

    path: list[str]
    distance: list[float]  # length of the difference
    began: list[float]  # length at step 0
    listed: list[bool]


class Trial(NamedTuple):
    """A few steps with the hidden layer in a plain list; a number for each step."""

    loss: list[float]
    hidden_moved: float  # largest change of an entry of W1 in all these steps
    output_moved: float  # the same for W2
    kept: list[float]  # length of W1's `.grad` after each `backward`
    fresh: list[float]  # length of the gradient of that step alone


class Crash(NamedTuple):
    """What becomes of a constructor without `super().__init__()`, or with it."""

    case: str
    stage: str  # "made", "called", "listed" or "done"
    kind: str
    words: str
    file: str
    line: int
    source: str


class State(NamedTuple):
    """A `state_dict`, and what of the network is not in it."""

    name: list[str]
    shape: list[list[int]]
    first: list[list[float]]  # the first numbers of each tensor
    lacks: list[str]  # paths of tensors that the network computes with
    bytes: int  # size of the file


class Loading(NamedTuple):
    """What happened when a file met a network."""

    into: str
    strict: bool
    loaded: bool
    words: str  # PyTorch's words, where it refused
    missing: list[str]  # in the network, not in the file
    unexpected: list[str]  # in the file, not in the network
    mismatched: list[str]  # in both, with different shapes
    name: list[str]  # every name of either side, for the columns below
    in_file: list[list[int] | None]  # shape
    in_net: list[list[int] | None]
    saved_loss: float  # of the network that was saved
    fresh_loss: float  # of the other one before loading
    loss: float  # of the other one afterwards
    difference: float  # largest difference between the outputs of the two, afterwards


class Sample(NamedTuple):
    """One of the samples that the network learns."""

    text: str
    sample: int
    target: list[float]
    output: list[float]
    error: float  # the sum of the squared errors of this sample
