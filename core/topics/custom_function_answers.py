"""What an Inspector of topic 0.4 answers: plain numbers, ready to be drawn."""

from __future__ import annotations

from typing import NamedTuple


class Slopes(NamedTuple):
    """A function over an interval, at P points, none of them at a break; and what happens at its B breaks."""

    x: list[float]
    value: list[float]
    backward: list[float]  # what the chosen backward returns
    measured: list[float]  # finite difference, times what comes from above
    piece: list[int]  # which piece each point lies on: lines end at the breaks
    worst: int  # the point where backward and measurement differ most
    break_x: list[float]
    break_kind: list[str]  # "kink", "jump" or "smooth"
    break_value: list[float]
    break_left: list[float]  # right slope just before
    break_right: list[float]  # and just behind
    break_autograd: list[float]  # what autograd takes there, without a backward of one's own
    break_backward: list[float]  # what the chosen backward returns there
    break_measured: list[float]


class Verdict(NamedTuple):
    """What `gradcheck` says, and the entry of the Jacobian where backward and measurement differ most."""

    passed: bool
    said: str  # first line of gradcheck's own words; empty where it passed
    points: list[float]  # where it looked, in ascending order
    output: float  # the entry is ∂y/∂x with y at this point …
    input: float  # … and x at that one
    at_break: bool
    analytical: float
    numerical: float


class Verdicts(NamedTuple):
    """`gradcheck` for every function with every backward."""

    functions: list[str]
    backwards: list[str]
    passed: list[list[bool]]  # a row for each function


class Angles(NamedTuple):
    """How the gradient of W1 from each backward lies to the right one, at the weights of one step."""

    backwards: list[str]
    cosine: list[float]  # 1: same direction, 0: at a right angle, -1: opposite; NaN where one of them is 0
    length: list[float]  # as a multiple of the right one
    loss: float


class ClassBody(NamedTuple):
    """What came of training inside the class, and below it."""

    error: str  # name of the exception
    message: str
    code: str  # the line that raised it
    losses: list[float]


class AtZero(NamedTuple):
    """What four ways to write ReLU give as slope at 0."""

    relu: float  # torch.relu
    clamp: float  # x.clamp(min=0)
    notes: float  # a backward that sets the gradient to 0 where x < 0
    measured: float


class Point(NamedTuple):
    """The function of a run at one x."""

    text: str
    x: float
    value: float
    gradient: float  # by the backward
    finite_difference: float
    difference: float
