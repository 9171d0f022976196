"""Lines beside each other and lines on each other."""

import math

from core.charts import lines
from tests.charts.drawing import rows_of, spec_of

WORDS = lines.Words("step", "value")


def _drawn(chart, name):
    return [(row["place"], row["value"]) for row in rows_of(chart) if row["what"] == "line" and row["series"] == name]


def test_lines_of_any_length_leave_out_what_is_no_number():
    series = {"a": ([1, 2, 3], [5.0, math.inf, math.nan]), "b": ([1, 2], [0.0, 2.0]), "c": ((), ())}
    chart = lines.lines(series, WORDS, at=2)
    spec_of(chart)
    assert (_drawn(chart, "a"), _drawn(chart, "b"), _drawn(chart, "c")) == ([(1, 5)], [(1, 0), (2, 2)], [])
    assert [row["place"] for row in rows_of(chart) if row["what"] == "at"] == [2]


def test_nothing_on_a_log_scale_lies_at_its_bottom():
    assert _drawn(lines.lines({"a": ([1, 2], [1.0, 0.0])}, WORDS, log=True), "a") == [(1, 1.0), (2, 1e-12)]


def test_a_peak_outlives_the_thinning():
    values = [1.0] * 2999
    values[1234] = 9.0
    drawn = _drawn(lines.lines({"a": (range(2999), values)}, WORDS), "a")
    assert len(drawn) < 500
    assert (1234, 9.0) in drawn


def test_equal_lines_are_all_there_and_a_broken_one_ends():
    series = {"2 b": ([1, 2], [4.0, 2.0]), "1 a": ([1, 2, 3], [4.0, math.nan, 1e9]), "3 c": ((), ())}
    chart = lines.laid_lines(series, WORDS)
    spec = spec_of(chart)
    assert (_drawn(chart, "2 b"), _drawn(chart, "1 a")) == ([(1, 4.0), (2, 2.0)], [(1, 4.0)])
    widths = [layer["mark"]["strokeWidth"] for layer in spec["layer"]]
    assert widths == sorted(widths, reverse=True)
