"""A drawn network has every number; a split table a square for each row."""

from itertools import pairwise

import numpy as np

from core.charts import curves, network, split_strip
from core.charts.curve_rows import Curve
from tests.charts.drawing import rows_of, spec_of

WORDS = network.Words("name", "value", "positive", "negative")


def drawn(numbers: bool = True):
    def units(count, arrows):
        texts = [f"w{i}" for i in range(arrows)] + ["b"] if numbers and arrows else []
        return [network.Unit(f"u{k}", ("1",), texts) for k in range(count)]

    layers = [
        network.Layer(f"layer {at}", "shape", "unit", units(count, arrows), lit=at == 1, room=50 * bool(arrows))
        for at, (count, arrows) in enumerate([(4, 0), (5, 4), (3, 5)])
    ]
    strengths = [np.arange(-10, 10).reshape(4, 5), np.zeros((5, 3))]
    return network.network(layers, strengths, WORDS)


def test_there_is_an_arrow_for_each_weight_and_it_ends_at_its_number():
    chart = drawn()
    spec_of(chart)
    rows = rows_of(chart)
    arrows = [row for row in rows if row["what"] == "arrow"]
    texts = {(row["x"], row["y"]): row["text"] for row in rows if row["what"] == "text"}
    assert len(arrows) == 4 * 5 + 5 * 3
    for number, arrow in enumerate(arrows[:20]):
        assert texts[arrow["x2"] + 8, arrow["y2"]] == f"w{number // 5}"
    assert [arrow["sign"] for arrow in arrows[8:13]] == ["negative"] * 2 + [""] + ["positive"] * 2
    assert sum(row["what"] == "box" for row in rows) == 12


def test_boxes_of_a_layer_stand_apart_inside_the_picture():
    chart = drawn(numbers=False)
    boxes = [row for row in rows_of(chart) if row["what"] == "box"]
    for first, second in pairwise(boxes):
        assert second["y"] > first["y2"] or second["x"] > first["x2"]
    assert max(box["x2"] for box in boxes) <= chart.width
    assert max(box["y2"] for box in boxes) <= chart.height


def test_every_row_has_a_square_and_of_many_the_first_are_drawn():
    words = split_strip.Words("row", "part", "class", ("training", "validation", "test"))
    chart = split_strip.split_strip(np.arange(90) % 3, ["a"] * 90, words)
    spec_of(chart)
    rows = rows_of(chart)
    assert [row["part"] for row in rows[:3]] == ["training", "validation", "test"]
    assert len({(row["across"], row["down"]) for row in rows}) == 90
    assert len(split_strip.split_strip(np.zeros(5000, int), ["a"] * 5000, words).data) == split_strip.MOST


def test_the_best_possible_is_a_line_of_its_own():
    words = curves.Words("step", "accuracy", "training", "validation", "diverged", "best possible")
    run = Curve(([1, 2], [0.3, 0.8]), ([2], [0.7]), best=([2], [0.95]))
    chart = curves.curves([run], words, share=True)
    spec_of(chart)
    assert [row["value"] for row in rows_of(chart) if row["kind"] == "best"] == [0.95]
