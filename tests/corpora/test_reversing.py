"""Words to be written backwards: the same for ever, and never in two parts."""

import pytest

from core.corpora.reversing import part_of, words


def test_lengths_come_equally_often_and_no_word_twice():
    found = words("train", 240, 3, 14)
    assert len(set(found)) == 240
    lengths = [len(word) for word in found]
    assert {lengths.count(length) for length in range(3, 15)} == {20}
    assert found == words("train", 240, 3, 14)
    assert found != words("train", 240, 3, 14, seed=1)


def test_no_word_is_in_two_parts():
    parts = {part: set(words(part, 900, 3, 5)) for part in ("train", "valid", "test")}
    assert not parts["train"] & parts["test"]
    assert not parts["train"] & parts["valid"]
    assert not parts["valid"] & parts["test"]
    assert all(part_of(word) == part for part, found in parts.items() for word in found)


def test_more_words_than_there_are():
    with pytest.raises(ValueError, match="there are no"):
        words("test", 5_000, 3, 3)
