"""Points and lines on a plane: the projection, the drift, and the colours of them all."""

from __future__ import annotations

import numpy as np
import pytest

from core.charts import drift, palette, projection
from tests.charts.drawing import rows_of, spec_of

WORDS = projection.Words("1축", "2축", "단어", "무리")


def test_every_word_is_at_its_place():
    points = np.array([[0.5, -1.0], [2.0, 3.0], [2.0, 3.0]])
    chart = projection.projection(
        ["좋다", "bad", "bad"], points, ["긍정", "부정", "부정"], WORDS, domain=((-9, 9), (-5, 5))
    )
    assert [(r["word"], r["x"], r["y"]) for r in rows_of(chart)] == [
        ("좋다", 0.5, -1.0), ("bad", 2.0, 3.0), ("bad", 2.0, 3.0),
    ]  # fmt: skip


def test_the_frame_is_the_given_one_wherever_the_points_are():
    def frame(scale: float) -> tuple:
        chart = projection.projection(["a"], np.array([[scale, scale]]), ["g"], WORDS, domain=((-9, 9), (-5, 5)))
        encoding = spec_of(chart)["layer"][0]["encoding"]
        return encoding["x"]["scale"]["domain"], encoding["y"]["scale"]["domain"]

    assert frame(0.1) == frame(8.0) == ([-9, 9], [-5, 5])


def test_a_group_keeps_its_colour_when_another_is_missing():
    def colour(groups: list[str]) -> dict:
        points = np.zeros((len(groups), 2))
        chart = projection.projection(groups, points, groups, WORDS, domain=((0, 1), (0, 1)), order=["a", "b", "c"])
        return spec_of(chart)["layer"][0]["encoding"]["color"]["scale"]

    assert colour(["c"]) == colour(["a", "b", "c"])


@pytest.mark.parametrize("points", [np.zeros((1, 2)), np.array([[0, 0], [1, 5]]), np.zeros((3, 4, 2))])
def test_the_domain_has_room_around_all_points(points: np.ndarray):
    for low, high in projection.domain_of(points):
        assert low < high
    (x_low, x_high), (y_low, y_high) = projection.domain_of(points)
    flat = points.reshape(-1, 2)
    assert x_low < flat[:, 0].min() <= flat[:, 0].max() < x_high
    assert y_low < flat[:, 1].min() <= flat[:, 1].max() < y_high


def test_drift_has_both_lines_over_the_same_pads():
    words = drift.Words("패드", "P(긍정)", "건너뜀", "읽음")
    chart = drift.drift([0, 8], [0.9, 0.9], [0.9, 0.4], words)
    assert [(r["series"], r["pads"], r["probability"]) for r in rows_of(chart)] == [
        ("건너뜀", 0, 0.9), ("건너뜀", 8, 0.9), ("읽음", 0, 0.9), ("읽음", 8, 0.4),
    ]  # fmt: skip
    assert spec_of(chart)["layer"][1]["encoding"]["y"]["scale"]["domain"] == [0, 1]


@pytest.mark.parametrize("background", ["#FFFFFF", "#10161D"])
@pytest.mark.parametrize("colour", palette.CATEGORICAL)
def test_every_colour_is_seen_on_light_and_dark(colour: str, background: str):
    assert palette.contrast(colour, background) >= 3


def test_every_chart_names_korean_fonts_and_readable_sizes():
    config = spec_of(drift.drift([0], [1], [1], drift.Words("a", "b", "c", "d")))["config"]
    assert "Noto Sans KR" in config["font"]
    assert min(config[part]["labelFontSize"] for part in ("axis", "legend", "header")) >= 13
    assert config["background"] == "transparent"
