"""Points and lines on a plane: the projection, shares, the beam, and the colours of them all."""

from __future__ import annotations

import numpy as np
import pytest

from core.charts import beam_tree, palette, projection, share_lines
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


def test_shares_have_all_lines_over_the_same_places():
    words = share_lines.Words("패드", "P(긍정)")
    chart = share_lines.share_lines([0, 8], {"건너뜀": [0.9, 0.9], "읽음": [0.9, 0.4]}, words, level=0.5, until=4)
    assert [(r["series"], r["place"], r["share"]) for r in rows_of(chart)] == [
        ("건너뜀", 0, 0.9), ("건너뜀", 8, 0.9), ("읽음", 0, 0.9), ("읽음", 8, 0.4),
    ]  # fmt: skip
    upright, level, lines, _ = spec_of(chart)["layer"]
    assert lines["encoding"]["y"]["scale"]["domain"] == [0, 1]
    assert (upright["encoding"]["x"]["datum"], level["encoding"]["y"]["datum"]) == (4, 0.5)


def test_every_beginning_hangs_on_the_one_that_it_continues():
    words = beam_tree.Words("단어", "log P", "점수", "남김", "최선")
    numbers = np.array([0.0, -0.1, -0.7, -0.3])
    chart = beam_tree.beam_tree(
        [0, 1, 1, 2], [0, 0, 1, 0], [-1, 0, 0, 2], ["<bos>", "가", "나", "다"], numbers, numbers, [0, 2, 3], words
    )
    assert [(r["token"], r["from_step"], r["from_place"], r["kind"]) for r in rows_of(chart)] == [
        ("<bos>", 0, 0, "최선"), ("가", 0, 0, "남김"), ("나", 0, 0, "최선"), ("다", 1, 1, "최선"),
    ]  # fmt: skip
    assert len(spec_of(chart)["layer"]) == 3


@pytest.mark.parametrize("background", ["#FFFFFF", "#10161D"])
@pytest.mark.parametrize("colour", palette.CATEGORICAL)
def test_every_colour_is_seen_on_light_and_dark(colour: str, background: str):
    assert palette.contrast(colour, background) >= 3


def test_every_chart_names_korean_fonts_and_readable_sizes():
    config = spec_of(share_lines.share_lines([0], {"a": [1]}, share_lines.Words("a", "b")))["config"]
    assert "Noto Sans KR" in config["font"]
    assert min(config[part]["labelFontSize"] for part in ("axis", "legend", "header")) >= 13
    assert config["background"] == "transparent"


def test_a_legend_stands_in_one_column_so_that_long_names_fit_a_phone():
    words = share_lines.Words("a", "b")
    layer = spec_of(share_lines.share_lines([0], {"건너뜀": [1], "읽음": [0]}, words))["layer"][0]
    assert {layer["encoding"][channel]["legend"]["columns"] for channel in ("color", "shape")} == {1}
