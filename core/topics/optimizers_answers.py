"""What an Inspector of topic 0.6 answers: plain numbers, ready to be drawn. None stands for what diverged."""

from __future__ import annotations

from typing import NamedTuple


class FirstSteps(NamedTuple):
    """Where the first step of each rule leads, with an empty memory."""

    text: str
    loss: float  # where the step begins
    gradient: list[float]  # on a surface its two entries, on the net the length for each of the four parameters
    rules: list[str]
    rates: list[float]  # learning rate of each rule
    to: list[list[float]]  # on a surface the point that each rule steps to
    after: list[float | None]  # the loss there


class Sweep(NamedTuple):
    """How far one rule gets with different learning rates, everything else as in the run."""

    rule: str
    own: float  # the learning rate of the run
    rates: list[float]
    losses: list[float | None]  # after the last step
    start: float  # the loss that all of them begin with
    steps: int


class Cost(NamedTuple):
    """What a step of each rule takes, measured here and now: least milliseconds, gradient included."""

    rules: list[str]
    milliseconds: list[float]
    steps: int  # measured for each rule


class Arrivals(NamedTuple):
    """Steps until each rule stands on the floor of the ravine; None: not within `steps`."""

    rules: list[str]
    steps_taken: list[int | None]
    learning_rate: float  # of all six
    floor: float  # the height that counts as the floor
    steps: int


class Growth(NamedTuple):
    """How often the effective step size of a parameter grew from one step to the next."""

    rules: list[str]
    grew: list[int]
    compared: list[int]  # pairs of steps, times parameters
    first: list[float]  # the largest effective step size in the first step
    last: list[float]  # and in the last one
