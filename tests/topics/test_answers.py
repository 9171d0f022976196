"""Answers as JSON and back: nothing that a picture shows is lost."""

import json

import numpy as np
import pytest

from core.topics import sentiment_answers as sentiment
from core.topics import translating_answers as translating
from core.topics.answers import decode, encode, key


@pytest.mark.parametrize(
    "answer",
    [
        sentiment.Prediction("a b", ["a", "b"], [1, 3], [True, False], 1, 0.75, [0.5, 0.75], [None, 0.25], None, ()),
        sentiment.Gates(["a"], {"i": np.array([[0.25, 0.5]]), "h": np.array([[-1.0, 1.0]])}, np.array([1, 0])),
        sentiment.Salience(["a"], np.array([1.5]), np.array([0.25]), np.array([-2.0]), 0.5, -0.25),
        translating.ByLength(np.array([3]), np.array([0.5]), np.array([0.25]), None, 14, 100),
        translating.Samples([8], ["가"], ["a"], [["the"]]),
        translating.UnknownWords(["x"], [0], [["y", "z"]], "a", 1),
        translating.BeamTree(
            [0, 1],
            [0, 0],
            [-1, 0],
            ["<bos>", "a"],
            np.array([0.0, -0.5]),
            np.array([0.0, -0.5]),
            [0, 1],
            "A",
            -0.5,
            "A",
            -0.5,
        ),
    ],
)
def test_round_trip(answer):
    again = decode(type(answer), json.loads(json.dumps(encode(answer))))
    assert type(again) is type(answer)
    assert encode(again) == encode(answer)
    assert [type(value) for value in fields_of(again)] == [type(value) for value in fields_of(answer)]


def fields_of(answer) -> list:
    return list(answer) if isinstance(answer, tuple) else list(vars(answer).values())


def test_a_small_number_does_not_become_0():
    assert [encode(value) for value in (3.21987e-7, 0.0, -0.00012345678, 1.23456789)] == [
        3.22e-7,
        0.0,
        -0.0001235,
        1.2346,
    ]


def test_the_key_does_not_depend_on_the_order_of_the_arguments():
    assert key("gates", {"text": "가", "layer": 0}) == key("gates", {"layer": 0, "text": "가"})
    assert key("gates", {"text": "가"}) != key("predict", {"text": "가"})
