"""Loss and accuracy: nothing missing, nothing invented, whatever a run measured."""

from __future__ import annotations

import numpy as np
import pytest

from core.charts.curve_rows import MOST_POINTS, Curve, rows_of, thinned
from core.charts.curves import Words, curve_spec, curves
from tests.charts.drawing import rows_of as drawn
from tests.charts.drawing import spec_of

WORDS = Words("스텝", "손실", "훈련", "검증", "발산")


def kind(curve: Curve, name: str, **more) -> list[dict]:
    return [row for row in drawn(curves([curve], WORDS, **more)) if row["kind"] == name]


def test_a_short_run_is_drawn_point_by_point():
    steps, values = [1, 2, 3, 4], [0.7, 0.6, 0.5, 0.4]
    raw = kind(Curve((steps, values), ([4], [0.45])), "raw")
    assert [(row["step"], row["value"]) for row in raw] == list(zip(steps, values, strict=True))
    assert {row["series"] for row in raw} == {"훈련"}
    assert kind(Curve((steps, values), ([4], [0.45])), "valid")[0]["value"] == 0.45


def test_a_single_row_is_a_dot_because_a_line_would_be_invisible():
    assert [row["value"] for row in kind(Curve(([1], [0.7])), "dot")] == [0.7]
    assert not kind(Curve(([1, 2], [0.7, 0.6])), "dot")


def test_nothing_yet_is_an_empty_picture():
    chart = curves([Curve(((), ()))], WORDS)
    assert spec_of(chart)
    assert len(chart.data) == 0


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e12])
def test_divergence_cuts_the_line_and_is_marked_where_it_began(bad: float):
    curve = Curve(([1, 2, 3, 4], [0.7, 0.6, bad, bad]))
    assert [row["value"] for row in kind(curve, "raw")] == [0.7, 0.6, None, None]
    assert [row["step"] for row in kind(curve, "diverged")] == [3]
    assert all(row["value"] is None for row in kind(curve, "smooth")[2:])


def test_a_run_that_begins_with_nan_is_marked_and_does_not_fail():
    assert [row["step"] for row in kind(Curve(([1, 2], [np.nan, np.nan])), "diverged")] == [1]


def test_a_healthy_run_is_not_called_diverged():
    assert not kind(Curve(([1, 2, 3], [0.01, 5.0, 0.01])), "diverged")


def test_ten_thousand_rows_are_thinned_without_losing_the_ends_or_a_peak():
    steps, values = np.arange(10_000), np.ones(10_000)
    values[4321] = 7.0
    raw = kind(Curve((steps, values)), "raw")
    assert len(raw) <= MOST_POINTS + 2
    assert raw[0]["step"] == 0
    assert raw[-1]["step"] == 9999
    assert {"step": 4321, "value": 7.0}.items() <= next(row for row in raw if row["step"] == 4321).items()
    smooth = kind(Curve((steps, values)), "smooth")
    assert len(smooth) <= MOST_POINTS
    assert smooth[-1]["step"] == 9999


def test_a_line_that_does_not_turn_round_is_not_smoothed():
    falling, jagged = [8.0, 4.0, 2.0, 1.0], [8.0, 1.0, 8.0, 1.0]
    drawn = [[row["value"] for row in kind(Curve(([1, 2, 3, 4], line)), "smooth")] for line in (falling, jagged)]
    assert drawn[0] == falling
    assert 1 < min(drawn[1][1:]) < max(drawn[1][1:]) < 8


def test_thinning_keeps_a_gap():
    values = np.ones(5000)
    values[2500] = np.nan
    assert np.isnan(thinned(np.arange(5000), values)[1]).sum() == 1


def test_the_rule_stands_at_the_scrubbed_step():
    assert [row["step"] for row in kind(Curve(([1, 2], [1, 1])), "at", at=2)] == [2]


def test_runs_laid_over_each_other_are_told_apart_by_name():
    runs = [Curve(([1, 2], [1, 2]), name="LSTM"), Curve(([1, 2], [3, 4]), name="GRU 한글")]
    spec = spec_of(curves(runs, WORDS))
    colour = spec["layer"][0]["encoding"]["color"]
    assert colour["field"] == "run"
    assert colour["scale"]["domain"] == ["LSTM", "GRU 한글"]
    assert set(rows_of(runs, "a", "b")["run"]) == {"LSTM", "GRU 한글"}


def test_a_share_has_a_fixed_axis():
    y = spec_of(curves([Curve(([1], [0.5]))], WORDS, share=True))["layer"][0]["encoding"]["y"]
    assert y["scale"]["domain"] == [0, 1]


def test_the_live_picture_is_the_same_as_the_chart():
    run = Curve(([1], [0.5]))
    assert curve_spec(WORDS, (), False) == spec_of(curves([run], WORDS))
