"""Words of random letters and the same words backwards: nothing to guess, so every letter has to be remembered."""

from __future__ import annotations

from hashlib import sha256
from string import ascii_lowercase

import numpy as np

SHORTEST, LONGEST = 3, 20  # letters
PARTS = {"test": 0, "valid": 1}  # of ten; the rest is for training


def words(part: str, count: int, shortest: int, longest: int, seed: int = 0) -> list[str]:
    """`count` different words of a part; a word belongs to the same part for ever.

    All lengths come equally often, but for the shortest ones of which there are not enough. ValueError where there are
    not so many words at all.
    """
    lengths = list(range(shortest, longest + 1))
    random = np.random.default_rng([seed, sum(part.encode()), shortest, longest])
    found: dict[str, None] = {}
    while len(found) < count:
        length = lengths[len(found) % len(lengths)]
        for _try in range(1000):
            word = "".join(ascii_lowercase[i] for i in random.integers(0, len(ascii_lowercase), length))
            if part_of(word) == part and word not in found:
                found[word] = None
                break
        else:
            lengths.remove(length)  # hardly any word of this length is left
            if not lengths:
                raise ValueError(f"there are no {count} words of {shortest} to {longest} letters in the part {part}")
    return list(found)


def part_of(word: str) -> str:
    """Training, validation or test, by a checksum of the word."""
    place = sha256(word.encode()).digest()[0] % 10
    return next((part for part, kept in PARTS.items() if kept == place), "train")
