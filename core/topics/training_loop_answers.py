"""What an Inspector of topic 0.1 answers: plain numbers, ready to be drawn."""

from __future__ import annotations

from typing import NamedTuple


class StepTrace(NamedTuple):
    """Every number of one step of learning, in the order in which it came about.

    B rows of the mini-batch (at most the first 16), I inputs, H hidden units, K classes. Gradients are those of the
    mean loss of the whole mini-batch.
    """

    step: int  # the number that the step has in the history
    batch: int  # how many rows the mini-batch has
    columns: list[str]  # I names
    classes: list[str]  # K names
    rows: list[int]  # their place in the table
    x: list  # (B, I) as the network reads them
    y: list[int]  # the true classes
    z: list  # (B, H) before the activation
    h: list  # (B, H) behind it
    scores: list  # (B, K)
    probability: list  # (B, K)
    losses: list[float]  # of each row
    loss: float  # their mean over the mini-batch
    dz: list  # (B, H) ∂L/∂z
    dh: list  # (B, H) ∂L/∂h
    dscores: list  # (B, K) ∂L/∂scores
    before: dict  # w1 (I, H), b1 (H), w2 (H, K), b2 (K)
    gradient: dict  # of the same shapes
    after: dict  # of the same shapes
    lines: dict  # phase -> the number of the line in the trainer's file after which it was done


class Confusion(NamedTuple):
    """What one part of the table is, against what the network takes it for."""

    counts: list  # (K, K) [true class, predicted class]
    classes: list[str]
    right: int
    rows: int
    best: int | None  # how many of the same rows somebody gets right who knows the densities; None: nobody knows them
    best_accuracy: float | None  # the same in the long run


class Prediction(NamedTuple):
    """One row of one's own."""

    text: str
    values: list[float]
    columns: list[str]
    classes: list[str]
    probability: list[float]  # by the network
    label: str  # the most probable class
    truth: list[float] | None  # by the densities; None where nobody knows them
    outside: list[str]  # columns whose value lies outside everything that the network learned from
