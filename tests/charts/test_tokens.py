"""Charts over tokens: each token keeps its own place, however often it occurs and however it is written."""

from __future__ import annotations

import json

import numpy as np
import pytest

from core.charts import alignment, salience, token_probability
from core.charts.token_axis import token_axis
from tests.charts.drawing import rows_of, spec_of

WORDS = token_probability.Words("토큰", "P(긍정)", "모델", "완벽한 독자")
REPEATED = ["좋다", "안", "좋다", "안", "좋다"]


def label_names(axis: dict) -> list[str]:
    return json.loads(axis["labelExpr"].removesuffix("[datum.value]"))


def test_repeated_tokens_stay_apart_and_hangul_stays_hangul():
    chart = token_probability.token_probability(REPEATED, [0.9, 0.5, 0.8, 0.2, 0.7], WORDS)
    assert [row["position"] for row in rows_of(chart)] == [0, 1, 2, 3, 4]
    assert [row["probability"] for row in rows_of(chart)] == [0.9, 0.5, 0.8, 0.2, 0.7]
    x = spec_of(chart)["layer"][1]["encoding"]["x"]
    assert label_names(x["axis"]) == REPEATED
    assert "좋다" in json.dumps(spec_of(chart), ensure_ascii=False)


def test_the_axis_of_a_probability_is_always_0_to_1_with_a_midline():
    spec = spec_of(token_probability.token_probability(["a"], [0.51], WORDS))
    assert spec["layer"][1]["encoding"]["y"]["scale"]["domain"] == [0, 1]
    assert spec["layer"][0]["encoding"]["y"] == {"datum": 0.5}


def test_an_unknown_truth_is_a_gap_and_not_a_zero():
    chart = token_probability.token_probability(["a", "b", "c"], [0.1, 0.2, 0.3], WORDS, truth=[None, 1.0, 0.5])
    truth = [row["probability"] for row in rows_of(chart) if row["series"] == "완벽한 독자"]
    assert truth == [None, 1.0, 0.5]


@pytest.mark.parametrize("count", [1, 40, 41, 75, 400])
def test_labels_thin_out_but_points_do_not(count: int):
    chart = token_probability.token_probability(["말"] * count, [0.5] * count, WORDS)
    axis = spec_of(chart)["layer"][1]["encoding"]["x"]["axis"]
    assert len(axis["values"]) <= 40
    assert len(rows_of(chart)) == count


@pytest.mark.parametrize("nasty", ['"', "\\", "'", "]", "`", "<unk>", "\n", "${x}", "🙂"])
def test_any_token_survives_the_label_expression(nasty: str):
    axis = token_axis([nasty, "b"], None).to_dict()
    assert label_names(axis) == [nasty, "b"]


def test_two_texts_share_the_columns_of_the_words_that_both_have():
    labels, places = alignment.columns(["not", "good", "at", "all"], ["very", "good", "!"])
    assert labels == ["not → very", "good", "at → !", "− all"]
    assert places == ([0, 1, 2, 3], [0, 1, 2])


def test_an_added_word_gets_a_column_of_its_own():
    labels, places = alignment.columns(["good"], ["not", "good"])
    assert labels == ["+ not", "good"]
    assert places == ([1], [0, 1])


def test_both_texts_are_drawn_with_all_their_points():
    chart = token_probability.two_texts(
        (["good"], [0.9]), (["not", "good"], [0.4, 0.2]), WORDS, names=("before", "after")
    )
    points = [(row["series"], row["position"], row["probability"]) for row in rows_of(chart)]
    assert points == [("before", 1, 0.9), ("after", 0, 0.4), ("after", 1, 0.2)]
    assert spec_of(chart)


def test_salience_shows_every_token_and_method_with_its_sign():
    words = salience.Words("토큰", "기여", "방법", "긍정", "부정")
    methods = {"기울기": np.array([1.0, -2.0]), "가림": np.array([0.0, 0.5])}
    chart = salience.salience(["좋다", "좋다"], methods, words)
    assert [(r["method"], r["position"], r["value"], r["sign"]) for r in rows_of(chart)] == [
        ("기울기", 0, 1.0, "긍정"), ("기울기", 1, -2.0, "부정"), ("가림", 0, 0.0, "긍정"), ("가림", 1, 0.5, "긍정"),
    ]  # fmt: skip
    assert spec_of(chart)["facet"]["sort"] == ["기울기", "가림"]
