"""The pictures of topic 0.2: cells, the diagonal, two histograms, the race."""

import pytest

from core.charts import gradient_agreement, product_race, tensor_cells
from tests.charts.drawing import rows_of, spec_of

WORDS = tensor_cells.Words("index", "number")


@pytest.mark.parametrize(
    ("shape", "slices"), [((), 0), ((1,), 0), ((3,), 0), ((2, 3), 0), ((2, 2, 3), 2), ((2, 3, 1, 2), 6), ((1, 2, 2), 0)]
)
def test_every_number_has_its_own_cell(shape, slices):
    count = 1
    for size in shape:
        count *= size
    chart = tensor_cells.tensor_cells(shape, list(range(count)), WORDS, origin=range(count), of=count)
    spec_of(chart)
    cells = [row for row in rows_of(chart) if row["what"] == "cell"]
    assert [row["text"] for row in cells] == list(map(str, range(count)))
    assert len({(row["x"], row["y"]) for row in cells}) == count
    assert sum(row["what"] == "name" for row in rows_of(chart)) == slices
    spec = chart.to_dict()
    assert all(0 <= row["x"] < row["x2"] <= spec["width"] + 1 for row in cells)
    assert all(0 <= row["y"] < row["y2"] <= spec["height"] for row in cells)


def test_numbers_that_moved_keep_their_colour():
    before = tensor_cells.tensor_cells((2, 2), [1, 2, 3, 4], WORDS, origin=[0, 1, 2, 3], of=4)
    after = tensor_cells.tensor_cells((2, 2), [1, 3, 2, 4], WORDS, origin=[0, 2, 1, 3], of=4)
    colours = {row["text"]: row["fill"] for row in rows_of(before)}
    assert {row["text"]: row["fill"] for row in rows_of(after)} == colours
    assert len(set(colours.values())) == 4
    computed = tensor_cells.tensor_cells((2,), [4.5, 1e-9], WORDS)
    assert {row["fill"] for row in rows_of(computed)} == {tensor_cells.COMPUTED}
    assert [row["text"] for row in rows_of(computed)] == ["4.5", "1e-09"]


def test_the_index_of_a_cell_is_that_of_the_tensor():
    chart = tensor_cells.tensor_cells((2, 2, 3), list(range(12)), WORDS)
    places = {row["text"]: row["place"] for row in rows_of(chart) if row["what"] == "cell"}
    assert places["7"] == "[1, 0, 1]"


def test_the_diagonal_reaches_as_far_as_the_gradient():
    words = gradient_agreement.Words("true", "mine")
    chart = gradient_agreement.gradient_agreement([1.0, -4.0], {"with": [1.0, -4.0], "without": [2.0, 0.5]}, words)
    spec_of(chart)
    rows = rows_of(chart)
    assert [(row["true"], row["mine"]) for row in rows if row["what"] == "same"] == [(-4.0, -4.0), (4.0, 4.0)]
    assert sum(row["what"] == "point" for row in rows) == 4


def test_a_race_without_a_crossing_and_one_with():
    words = product_race.Words("n", "seconds")
    times = {"NumPy": [1e-6, 1e-5, None], "torch": [2e-6, 5e-6, None]}
    chart = product_race.product_race([16, 32, 64], times, words, {})
    spec_of(chart)
    assert len(rows_of(chart)) == 4
    marked = product_race.product_race([16, 32, 64], times, words, {32: "torch from 32 on"})
    spec_of(marked)
    assert [row["size"] for row in rows_of(marked) if row["what"] == "crossing"] == [32]
