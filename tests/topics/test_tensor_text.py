"""What a student may type about tensors: read as meant, or answered by a sentence, and never run."""

import random
from contextlib import suppress

import pytest

from core.problems import Problem
from core.topics.crossings import crossing, gains
from core.topics.nested_text import LARGEST, nested
from core.topics.tensor_text import MOST_DIMENSIONS, index, sizes, whole, written


@pytest.mark.parametrize(
    ("text", "shape", "numbers"),
    [
        ("7", (), [7]), ("-2.5", (), [-2.5]), ("−3", (), [-3]), (" [1, 2,3] ", (3,), [1, 2, 3]),
        ("[[1,2],[3,4]]", (2, 2), [1, 2, 3, 4]), ("[[[1], [2]]]", (1, 2, 1), [1, 2]), ("[[[[5]]]]", (1, 1, 1, 1), [5]),
        ("[1, 2,]", (2,), [1, 2]), ("[.5, 1e2, +3]", (3,), [0.5, 100.0, 3]), ("[1,\n 2]", (2,), [1, 2]),
        ("［1，2］", (2,), [1, 2]), ("00000000007", (), [7]),
    ],
)  # fmt: skip
def test_nested_numbers_are_read(text, shape, numbers):
    assert nested(text) == (shape, numbers)
    assert [type(number) for number in nested(text)[1]] == [type(number) for number in numbers]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "nothing yet"), ("  \n", "nothing yet"), ("[[1, 2], [3]]", r"number 1 has the shape \(2,\), number 2"),
        ("[1, [2]]", "do not match"), ("[[1], [[2]]]", "do not match"), ("[1, two]", "“two” is no number"),
        ("True", "no number"), ("nan", "no number"), ("inf", "no number"), ("1e999", "too large"),
        (f"[{LARGEST + 1}]", "too large"), ("1e7", "too large"), ("٣", "no number"), ("²", "no number"),
        ("[1, 2", "ends too early"), ("[", "ends too early"), ("[1,", "ends too early"), ("]", "missing before"),
        ("[1]]", "left over"), ("1 2", "left over"), ("[1 2]", "comma is missing before “2”"),
        ("[[1][2]]", r"comma is missing before “\[”"), ("[,1]", "missing before"), ("[1,,2]", "missing before"),
        ("[]", "empty"), ("[[], []]", "empty"), ("[[[[[1]]]]]", "too deep"), ("[" * 1999, "too deep"),
        ("[" * 9000, "too long"), (f"[{'1,' * 121}]", "121 numbers are too many"), ("(1, 2)", "no number"),
        ("__import__('os')", "no number"), ("[1, exit()]", "no number"), ("2**99", "no number"), ("0x10", "no number"),
        ("1_000", "no number"), ("{1}", "no number"), ("🙂", "no number"),
    ],
)  # fmt: skip
def test_anything_else_is_a_sentence(text, says):
    with pytest.raises(Problem, match=says):
        nested(text)


def test_no_scribble_gets_through_as_an_error():
    pick = random.Random(0)
    for _ in range(4000):
        text = "".join(pick.choices("[],-+.e 0123a×:", k=pick.randint(0, 14)))
        for read in (nested, sizes, whole, index):
            with suppress(Problem):
                read(text)


@pytest.mark.parametrize(
    ("text", "shape"),
    [("2, 3", (2, 3)), ("(2, 3)", (2, 3)), ("[2,3]", (2, 3)), ("2 × 3", (2, 3)), ("2x3", (2, 3)), ("()", ()), ("", ()),
     ("(3,)", (3,)), ("3, -1", (3, -1)), ("3, −1", (3, -1)), ("5", (5,))],
)  # fmt: skip
def test_shapes_are_read(text, shape):
    assert sizes(text) == shape


@pytest.mark.parametrize("text", ["a", "2 3", "2,,3", "1.5", "9" * 20, "1,1,1,1,1", "²"])
def test_no_shape_is_a_sentence(text):
    with pytest.raises(Problem):
        sizes(text)
    assert MOST_DIMENSIONS == 4


def test_indices_are_read():
    assert index("1") == (1,)
    assert index(" :, -1 ") == (slice(None), -1)
    assert index("[0:2, ...]") == (slice(0, 2), ...)
    assert index("None, ::2") == (None, slice(None, None, 2))
    for text in ("", "a", "1:2:3:4", "0.5"):
        with pytest.raises(Problem):
            index(text)


def test_shapes_are_written_as_pytorch_does():
    assert [written([]), written([3]), written([2, 3])] == ["()", "(3,)", "(2, 3)"]


def test_a_crossing_is_where_one_stays_ahead():
    assert crossing([1, 2, 4, 8], [1, 1, 1, 1], [0.5, 2, 0.5, 0.5]) == 4
    assert crossing([1, 2, 4], [1, 1, 1], [2, 0.5, 0.1]) == 2
    assert crossing([1, 2, 4], [1, 1, 1], [0.5, 0.5, 0.5]) is None  # ahead from the start: nothing crosses
    assert crossing([1, 2, 4], [1, 1, 1], [2, 2, 0.95]) is None  # a hair's breadth is not ahead
    assert crossing([1, 2, 4], [1, 1, 1], [2, 2, 0.5]) is None  # the last size alone
    assert crossing([], [], []) is None
    assert gains([1.0, 4.0], [2.0, 2.0]) == [0.5, 2.0]
