"""The pictures of topic 0.6: a race on a log scale, paths over a surface, the surface itself."""

import struct
import zlib
from base64 import b64decode

import numpy as np
import pytest

from core.charts import race, relief, surface_paths
from core.topics.surfaces import SURFACES
from tests.charts.drawing import rows_of, spec_of

NAMES = ("SGD", "Momentum", "Adam")
WORDS = surface_paths.Words("x", "y", "step", "rule", "start", "minimum")


def _pixels(url):
    """The band of each pixel and the colours (2 × bands, 3) of a PNG; every part of it is sound."""
    data = b64decode(url.split(",")[1])
    assert data.startswith(b"\x89PNG")
    assert len(data) < 20_000
    at, parts = 8, {}
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        assert struct.unpack(">I", data[at + 8 + size : at + 12 + size])[0] == zlib.crc32(name + body)
        parts[name], at = body, at + 12 + size
    pixels = np.frombuffer(zlib.decompress(parts[b"IDAT"]), np.uint8).reshape(relief.SIZE[0], -1)[:, 1:]
    return pixels % relief.BANDS, np.frombuffer(parts[b"PLTE"], np.uint8).reshape(-1, 3)


def test_a_line_ends_at_the_bottom_and_who_diverged_is_named_above():
    lines = {"SGD": ([1, 2], [640.0, 1e7]), "Adam": ([1, 2, 3, 4], [640.0, 1e-3, 0.0, 0.0])}
    chart = race.race(lines, {"SGD": 3}, NAMES, race.Words("step", "loss", "rule"), at=2)
    spec_of(chart)
    rows = rows_of(chart)
    assert [row["value"] for row in rows if row["name"] == "Adam" and row["what"] == "line"] == [640, 1e-3, 1e-12]
    assert [row["x"] for row in rows if row["what"] == "head"] == [2, 3]
    assert [(row["label"], row["x"]) for row in rows if row["what"] == "gone"] == [("SGD ✕", 3)]


def test_a_sweep_has_a_cross_for_each_learning_rate_that_diverged():
    chart = race.race(
        {"Adam": ((), ())}, {"Adam": [1.0, 10.0]}, NAMES, race.Words("rate", "loss", "rule"), log_x=True, dots=True
    )
    spec_of(chart)
    assert [row["label"] for row in rows_of(chart) if row["what"] == "gone"] == ["✕ Adam", "✕"]


def test_a_sweep_is_drawn_to_its_end():
    words = race.Words("rate", "loss", "rule")
    chart = race.race({"Adam": ([1e-3, 0.1, 10], [1.0, 0.0, 0.0])}, {}, NAMES, words, log_x=True, dots=True)
    assert [row["x"] for row in rows_of(chart) if row["what"] == "line"] == [1e-3, 0.1, 10]


def test_a_name_has_the_same_colour_whoever_else_is_there():
    one, all_ = (str(race.looks(NAMES, shown)["color"].to_dict()["scale"]) for shown in (["Adam"], None))
    assert one == all_


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_paths_begin_and_end_where_they_do(surface):
    path = np.linspace(surface.start, surface.minima[0], 700)
    lost = np.array([surface.start, (1e7, -1e9)])
    chart = surface_paths.surface_paths(
        surface, {"Adam": path, "SGD": lost}, {"SGD": 3}, NAMES, WORDS, start=surface.start
    )
    assert "data:image/png" in str(spec_of(chart))
    rows = rows_of(chart)
    (head,) = [row for row in rows if row["what"] == "head" and row["name"] == "Adam"]
    assert (head["x"], head["y"], head["step"]) == pytest.approx((*surface.minima[0], 700))
    assert sum(row["what"] == "minimum" for row in rows) == len(surface.minima)
    (gone,) = [row for row in rows if row["what"] == "gone"]
    assert surface.x[0] < gone["x"] < surface.x[1]
    assert surface.y[0] < gone["y"] < surface.y[1]


@pytest.mark.parametrize(("end", "side"), [((0, 1), 1), ((0, -1), -1)])
def test_the_name_of_the_start_stands_where_no_path_goes(end, side):
    path = np.linspace((0.5, 0.0), end, 5)
    chart = surface_paths.surface_paths(SURFACES["bowl"], {"Adam": path}, {}, NAMES, WORDS, start=(0.5, 0.0))
    (start,) = [row for row in rows_of(chart) if row["what"] == "start"]
    assert np.sign(start["slot"]) == side  # pixels are counted downwards
    assert start["late"] is None


def test_a_name_at_the_edge_reads_inwards():
    chart = surface_paths.surface_paths(SURFACES["bowl"], {}, {}, NAMES, WORDS, start=(4.9, 3.9))
    (start,) = [row for row in rows_of(chart) if row["what"] == "start"]
    assert start["late"] is True
    assert start["slot"] > 0


def test_low_and_high_have_different_colours_wherever_most_of_the_picture_lies():
    surface = SURFACES["ravine"]
    picture, colours = _pixels(relief.relief(surface.height, surface.x, surface.y))
    shares = np.bincount(picture.ravel(), minlength=relief.BANDS) / picture.size
    assert max(shares) < 0.3
    least, most = (np.searchsorted(np.cumsum(shares), part) for part in (0.1, 0.9))
    assert np.abs(colours[least].astype(int) - colours[most]).max() > 100


def test_a_click_finds_a_place():
    surface = SURFACES["bowl"]
    chart = surface_paths.places_to_click(surface, WORDS, start=(0, 0), name="place")
    assert "'name': 'place'" in str(spec_of(chart))
    cells = [row for row in rows_of(chart) if row["what"] == "cell"]
    assert {min(row["x"] for row in cells), max(row["x"] for row in cells)} == set(surface.x)


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_the_picture_of_a_surface_is_a_sound_png_and_light(surface):
    picture, _colours = _pixels(relief.relief(surface.height, surface.x, surface.y))
    x, y = np.linspace(*surface.x, relief.SIZE[1]), np.linspace(*surface.y[::-1], relief.SIZE[0])
    low = surface.minima[0]
    column, row = np.abs(x - low[0]).argmin(), np.abs(y - low[1]).argmin()
    assert picture[row, column] == picture.min() == 0
