"""Cutting a corpus into parts that share no sentence."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import chain
from typing import TypeVar

from core.corpora.example import Example
from core.problems import N_

SHARED = N_("Sentences that also stand in the part used for checking, left out: {count}.")
REPEATED = N_("Sentences that came once more, left out: {count}.")
EMPTY = N_("Empty sentences, left out: {count}.")

T = TypeVar("T")


def same(text: str) -> str:
    """What two texts have in common when a reader, or a model that ignores case, would call them the same."""
    return " ".join(text.lower().split())


def shuffled(examples: Iterable[T], seed: int) -> list[T]:
    """The examples in an order that depends on `seed` alone."""
    order = list(examples)
    random.Random(seed).shuffle(order)
    return order


def carve(examples: Iterable[Example], size: int, seed: int) -> tuple[list[Example], list[Example]]:
    """Cut about `size` examples off; returns (rest, part), both shuffled, each class by its own share."""
    pool = shuffled(examples, seed)
    share = size / len(pool) if pool else 0.0
    rest, part = [], []
    for label in sorted({example.label for example in pool}):
        of_label = [example for example in pool if example.label == label]
        cut = round(len(of_label) * share)
        part += of_label[:cut]
        rest += of_label[cut:]
    return shuffled(rest, seed), shuffled(part, seed)


def without(examples: Iterable[Example], *others: Iterable[Example]) -> list[Example]:
    """The examples whose text occurs in none of the `others`."""
    taken = {same(example.text) for example in chain(*others)}
    return [example for example in examples if same(example.text) not in taken]


def distinct(examples: Iterable[Example]) -> list[Example]:
    """The first example of every text."""
    first: dict[str, Example] = {}
    for example in examples:
        first.setdefault(same(example.text), example)
    return list(first.values())
