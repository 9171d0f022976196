"""Lines between two sentences, and bars with names."""

import numpy as np
import pytest

from core.charts import attention_lines, bars
from core.ui.translation.slow_word import shared_out

WEIGHTS = np.array([[0.9, 0.08, 0.02], [0.0, 0.3, 0.7]])


def test_only_weights_that_can_be_seen_become_lines():
    words = attention_lines.Words("read", "written", "weight")
    chart = attention_lines.attention_lines(WEIGHTS, ["a", "b", "a"], ["x", "y"], words)
    lines = next(iter(layer.data for layer in chart.layer))
    assert list(zip(lines["row"], lines["column"], strict=True)) == [(0, 0), (0, 1), (1, 1), (1, 2)]
    chart.to_dict()


def test_the_lines_of_one_word():
    words = attention_lines.Words("read", "written", "weight")
    chart = attention_lines.attention_lines(WEIGHTS, ["a", "b", "a"], ["x", "y"], words, chosen=1)
    assert set(chart.layer[0].data["row"]) == {1}


def test_bars_show_every_name_in_every_series():
    words = bars.Words("word", "probability", "who")
    chart = bars.bars(["x", "x"], {"model": np.array([0.5, 0.1]), "mine": np.array([0.2, 0.8])}, words)
    assert len(chart.data) == 4
    chart.to_dict()


@pytest.mark.parametrize(("place", "weight"), [(0, 1.0), (1, 0.25), (2, 0.0)])
def test_the_others_share_the_rest_in_their_proportions(place, weight):
    shared = shared_out(np.array([0.2, 0.2, 0.6]), place, weight)
    assert shared.sum() == pytest.approx(1)
    assert shared[place] == pytest.approx(weight)
    others = np.delete(shared, place)
    before = np.delete(np.array([0.2, 0.2, 0.6]), place)
    assert np.allclose(others * before[::-1], (others * before[::-1])[::-1])


def test_a_lone_word_keeps_everything():
    assert shared_out(np.array([1.0]), 0, 1.0).tolist() == [1.0]
