import os
from pathlib import Path

import numpy as np
import pytest

from core.corpora import locate
from core.problems import Problem
from core.text import glove

BESIDE = Path(__file__).parents[2].parent / "shared" / "data"


@pytest.fixture
def write(tmp_path):
    def write(*lines):
        path = tmp_path / "glove.6B.3d.txt"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
        return path

    return write


def test_words_and_vectors_keep_their_order(write):
    words, vectors = glove.read(write("the 1 2 3", ", -0.5 0 1e-3", '" 7 8 9', "café\x85 1 1 1"))
    assert words == ["the", ",", '"', "café\x85"]
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors[:3], [[1, 2, 3], [-0.5, 0, 1e-3], [7, 8, 9]])


def test_only_the_first_words(write):
    words, vectors = glove.read(write("the 1 2 3", "a 4 5 6", "broken"), limit=2)
    assert (words, vectors.shape) == (["the", "a"], (2, 3))


@pytest.mark.parametrize("bad", ["a 1 2", "a 1 2 3 4", "a 1 2 x", "a", "", "a 1 2 nan", "a 1  2"])
def test_a_damaged_line_is_a_problem_with_its_number(write, bad):
    with pytest.raises(Problem, match=r"Line 2 of the file glove\.6B\.3d\.txt"):
        glove.read(write("the 1 2 3", bad, "of 1 2 3"))


def test_the_header_of_another_format_is_a_problem(write):
    with pytest.raises(Problem, match="Line 1"):
        glove.read(write("400000 3", "the 1 2 3"))


def test_an_empty_or_missing_file_is_a_problem(write, tmp_path):
    with pytest.raises(Problem, match="empty"):
        glove.read(write())
    with pytest.raises(Problem, match="missing"):
        glove.read(tmp_path / "gone.txt")


@pytest.mark.parametrize("place", ["glove.6B.50d.txt", "glove/anything.txt", "vectors/glove.6B.50d.txt"])
def test_the_file_is_found(tmp_path, monkeypatch, place):
    monkeypatch.setenv(locate.DATA, str(tmp_path))
    monkeypatch.setenv(locate.HOME, str(tmp_path / "home"))
    assert glove.available() is None
    path = tmp_path / place
    path.parent.mkdir(exist_ok=True)
    path.touch()
    assert glove.available() == path


def test_real_vectors(monkeypatch):
    own = os.environ.get(locate.DATA) or str(BESIDE)
    monkeypatch.setenv(locate.DATA, own)
    path = glove.available()
    if path is None:
        pytest.skip("no GloVe file: GLASSBOX_DATA is not set and ../shared/data does not exist")
    words, vectors = glove.read(path, limit=2_000)
    assert words[:2] == ["the", ","]
    assert '"' in words
    assert vectors.shape[0] == len(words) == 2_000
