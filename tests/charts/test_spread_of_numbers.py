"""The pictures of topic 0.5: histograms, the fall of each seed."""

import numpy as np

from core.charts import histogram, seed_fall
from tests.charts.drawing import rows_of, spec_of

WORDS = histogram.Words("value", "how many", "step", "step 5", "step 0")


def test_a_histogram_has_a_bar_for_each_bin_and_an_outline_that_comes_down():
    now, first = np.array([0, 1, 4, 0]), np.array([0, 3, 2, 0])
    chart = histogram.histogram([-2, -1, 0, 1, 2], now, first, WORDS)
    spec_of(chart)
    bars = [row for row in rows_of(chart) if row["series"] == "step 5"]
    assert [(row["low"], row["high"], row["count"]) for row in bars] == [(-1, 0, 1), (0, 1, 4)]
    assert [row["count"] for row in rows_of(chart) if row["series"] == "step 0"] == [3, 2, 0]


def test_a_distribution_over_steps_keeps_the_last_one():
    counts = np.tile([1, 2, 3, 0], (100, 1))
    chart = histogram.over_steps(np.linspace(-1, 1, 5), counts, range(100), WORDS)
    spec_of(chart)
    drawn = {row["step"] for row in rows_of(chart)}
    assert 99 in drawn
    assert len(drawn) <= histogram.SHOWN
    assert sum(row["share"] for row in rows_of(chart) if row["step"] == 99) == 1.0


def test_nothing_counted_is_an_empty_picture():
    spec_of(histogram.over_steps(np.linspace(-1, 1, 5), np.zeros((2, 4), int), [0, 1], WORDS))
    spec_of(histogram.histogram(np.linspace(-1, 1, 5), np.zeros(4, int), np.zeros(4, int), WORDS))


def test_each_seed_has_a_line_and_the_notes_stay_level():
    words = seed_fall.Words("step", "loss", "seed", "seeds", "the notes")
    early, late = np.array([1.0, 2.0, np.nan]), np.array([0.1, 0.2, 0.3])
    chart = seed_fall.seed_fall(range(3), (400, 500), (early, late), 0.5, words)
    spec_of(chart)
    assert [row["value"] for row in rows_of(chart) if row["series"] == "the notes"] == [0.5, 0.5]
    assert sum(row["series"] == "seeds" for row in rows_of(chart)) == 5
