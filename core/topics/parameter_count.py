"""How many numbers a network of topic 0.7 has: by a formula, before anything is built."""

from __future__ import annotations

from typing import NamedTuple

from core.topics.custom_module import LISTED, Config


class Counts(NamedTuple):
    """Four ways to count; only the first one is what PyTorch counts."""

    listed: int  # in `parameters()`
    all: int  # those that the module does not know of too
    weights: int  # as `all`, without the biases
    last: int  # the output layer alone


def linear(inputs: int, outputs: int) -> int:
    """A weight (outputs × inputs) and a bias (outputs)."""
    return inputs * outputs + outputs


def counts(config: Config) -> Counts:
    """The layers, one by one; with the notes' settings (1000·100 + 100) + (100·10 + 10) = 101,110."""
    inputs, hidden, outputs = config.inputs, config.hidden_size, config.outputs
    if config.place == "removed":
        return Counts(linear(inputs, outputs), linear(inputs, outputs), inputs * outputs, linear(inputs, outputs))
    third = config.third != "no"
    rest = linear(hidden, outputs) + third * linear(hidden, hidden)
    first = linear(inputs, hidden)
    biases = hidden + third * hidden + outputs
    return Counts(rest + (config.place in LISTED) * first, rest + first, rest + first - biases, linear(hidden, outputs))
