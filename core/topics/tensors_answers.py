"""What an Inspector of topic 0.2 answers: plain numbers, ready to be drawn."""

from __future__ import annotations

from typing import Any, NamedTuple


class Described(NamedTuple):
    """A tensor that somebody typed."""

    text: str
    shape: list[int]
    rank: int
    count: int  # how many numbers it holds
    dtype: str
    bytes: int  # of all numbers together
    values: list[float]  # row by row


class Cells(NamedTuple):
    """One tensor of an operation."""

    shape: list[int]
    values: list[float]  # row by row
    origin: list[int] | None  # where in the first tensor each number stood; None where it was computed anew


class Outcome(NamedTuple):
    """What an operation came to: a result, or the sentence in which it was refused."""

    expression: str  # as one writes it in Python, with the names a and b
    dtype: str
    first: Cells
    second: Cells | None
    result: Cells | None
    refused: str  # the template of a `Problem`; empty where there is a result
    values: dict[str, Any]  # the values of that `Problem`


class Gradients(NamedTuple):
    """The gradients of W1 and W2 by hand, with and without the mask of the ReLU, beside autograd's."""

    names: list[str]
    length: list[float]  # of autograd's gradient
    error_with: list[float]  # ‖by hand − autograd‖ / ‖autograd‖, with the mask
    error_without: list[float]
    cosine_with: list[float]
    cosine_without: list[float]
    idle: float  # share of the hidden numbers that are negative: there the mask sets the gradient to 0
    true: list[float]  # some entries of autograd's gradient of W1
    mine_with: list[float]  # the same entries by hand
    mine_without: list[float]


class Descent(NamedTuple):
    """The loss of two networks that began with the same weights: one with the mask, one without."""

    steps: int
    before: float
    with_mask: float
    without_mask: float


class Race(NamedTuple):
    """Seconds for one product of two square matrices in float32."""

    size: int
    numpy: float
    torch: float
    gpu: float | None  # the matrices lie on the GPU already
    gpu_copied: float | None  # they are brought there, and the product back
    processor: str
    threads: int  # of PyTorch
    library: str  # in which NumPy multiplies
    accelerator: str  # its name; empty where there is none


class Draws(NamedTuple):
    """100,000 numbers of `torch.randn`, and as many of `torch.rand`, counted in bins."""

    count: int
    edges: list[float]  # of the bins, one more than there are bins
    normal: list[int]
    uniform: list[int]
    least: list[float]  # of randn and of rand; so the next three
    most: list[float]
    mean: list[float]
    deviation: list[float]
    inside: list[float]  # the share between 0 and 1


class Types(NamedTuple):
    """The same number in several types."""

    names: list[str]
    bits: list[int]
    floating: list[bool]
    values: list[str]  # as PyTorch shows it
