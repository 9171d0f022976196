import os
import subprocess
import sys

import pytest

from core.text.vocabulary import PAD, UNK, Vocabulary

TEXTS = [["a", "good", "film"], ["a", "bad", "film"], ["a", "<unk>"]]


def test_frequent_words_come_first_and_equals_are_sorted():
    assert Vocabulary.build(TEXTS).itos == (PAD, UNK, "a", "film", "bad", "good")


def test_rare_words_are_left_out():
    assert Vocabulary.build(TEXTS, min_freq=2).itos == (PAD, UNK, "a", "film")


@pytest.mark.parametrize(("max_size", "size"), [(2, 2), (3, 3), (100, 6), (None, 6)])
def test_the_size_counts_the_special_words(max_size, size):
    assert len(Vocabulary.build(TEXTS, max_size=max_size)) == size


def test_numbers_and_back():
    vocabulary = Vocabulary.build(TEXTS)
    assert vocabulary.encode(["a", "great", "film"]) == [2, 1, 3]
    assert vocabulary.decode([2, 1, 3, 0]) == ["a", UNK, "film", PAD]
    assert vocabulary.encode([]) == vocabulary.decode([]) == []
    assert "film" in vocabulary
    assert "great" not in vocabulary


def test_the_order_does_not_depend_on_the_hash_seed():
    code = "from core.text.vocabulary import Vocabulary; print(Vocabulary.build([list('the quick brown fox')]).itos)"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "123"
    }
    assert len(runs) == 1


def test_it_survives_a_file(tmp_path):
    vocabulary = Vocabulary.build([["재밌", "다", "🎬", "a\x85b", "\r", "\u2028"]])
    path = tmp_path / "vocabulary.txt"
    path.write_bytes(vocabulary.to_text().encode())
    assert Vocabulary.from_text(path.read_bytes().decode()) == vocabulary


@pytest.mark.parametrize(
    "words", [(), ("a", "b"), (UNK, PAD), (PAD, UNK, "a", "a"), (PAD, UNK, ""), (PAD, UNK, "a\nb"), (PAD, UNK, PAD)]
)
def test_what_is_no_vocabulary_is_refused(words):
    with pytest.raises(ValueError, match=r"vocabulary|word"):
        Vocabulary(words)
