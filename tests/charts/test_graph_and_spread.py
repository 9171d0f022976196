"""The pictures of section 0: a graph of boxes and arrows, points by group, a strip of seeds."""

import math

import numpy as np
import pytest

from core.charts import computation_graph, curves, seed_spread, step_points
from core.charts.curve_rows import Curve, positive
from tests.charts.drawing import rows_of, spec_of

KINDS = {"data": "samples", "value": "computed", "weight": "weights", "loss": "loss"}


def test_every_arrow_ends_at_the_rim_of_its_box():
    places = [(0, 1), (1, 1), (1, 0), (2.5, 0), (3, 2)]
    edges = [(0, 1), (2, 1), (3, 4)]
    words = computation_graph.Words("name", "shape", KINDS)
    chart = computation_graph.computation_graph(
        places, list("abcde"), [""] * 5, ["data", "value", "weight", "weight", "loss"], edges, words
    )
    spec_of(chart)
    arrows = [row for row in rows_of(chart) if row["what"] == "arrow"]
    assert [round(row["turn"]) for row in arrows[:2]] == [90, 180]  # to the right, down
    for row, (_, end) in zip(arrows, edges, strict=True):
        across, down = (abs(row["to_x"] - places[end][0]), abs(row["to_y"] - places[end][1]))
        assert across >= computation_graph.HALF[0] or down >= computation_graph.HALF[1]


def test_points_stand_on_a_log_scale_whatever_comes():
    words = step_points.Words("step", "loss", "depth")
    values = [640.0, 0.0, math.inf, math.nan, 1e-9]
    chart = step_points.step_points(range(5), values, ["a", "b", "a", "b", "a"], ["a", "b"], words, at=3)
    spec_of(chart)
    points = [row for row in rows_of(chart) if row["what"] == "point"]
    assert [row["value"] for row in points] == [640.0, step_points.SMALLEST, 1e-9]
    assert [row["step"] for row in rows_of(chart) if row["what"] == "at"] == [3]


def test_many_points_are_thinned():
    words = step_points.Words("step", "loss", "depth")
    chart = step_points.step_points(range(5000), np.ones(5000), ["a"] * 5000, ["a"], words)
    assert len(chart.data) <= step_points.MOST


def test_a_strip_has_a_point_for_each_seed_that_came_to_something():
    words = seed_spread.Words("loss", "seed")
    chart = seed_spread.seed_spread(range(4), np.array([0.1, np.nan, 20.0, 0.0]), {"notes": 1.448, "mine": 2.0}, words)
    spec_of(chart)
    assert sum(row["what"] == "seed" for row in rows_of(chart)) == 3
    assert [row["value"] for row in rows_of(chart) if row["what"] == "mark"] == [1.448, 2.0]


@pytest.mark.parametrize("log", [False, True])
def test_a_curve_without_validation_on_a_log_scale_keeps_small_losses(log):
    series = [1, 2, 3], [640.0, 0.0, 3.25e-9]
    run = Curve(positive(series) if log else series)
    chart = curves.curves([run], curves.Words("step", "loss", "training", "", "diverged"), log=log)
    spec_of(chart)
    raw = [row["value"] for row in rows_of(chart) if row["kind"] == "raw"]
    assert raw == ([640.0, 1e-12, 3.25e-9] if log else [640.0, 0.0, 3.25e-9])
