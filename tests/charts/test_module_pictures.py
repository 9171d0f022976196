"""The picture of topic 0.7: a tree of what a module holds."""

from core.charts import module_tree
from tests.charts.drawing import rows_of, spec_of

KINDS = {"module": "module", "parameter": "parameter", "buffer": "buffer", "unlisted": "not registered"}


def test_every_row_of_the_tree_hangs_below_what_holds_it():
    words = module_tree.Words("name", "about", KINDS)
    names, above = ["net", "linear1", "[0]", "weight", "linear2"], [-1, 0, 1, 2, 0]
    kinds = ["module", "unlisted", "unlisted", "unlisted", "module"]
    chart = module_tree.module_tree(names, [""] * 5, kinds, above, words)
    spec_of(chart)
    rows = rows_of(chart)
    assert [row["depth"] for row in rows if row["what"] == "node"] == [0, 1, 2, 3, 1]
    down = [(row["row"], row["to"]) for row in rows if row["what"] == "down"]
    assert down == [(0, 1), (1, 2), (2, 3), (0, 4)]
    assert all(row["to"] == row["depth"] + 1 for row in rows if row["what"] == "across")


def test_a_module_without_anything_is_a_single_row():
    chart = module_tree.module_tree(["net"], ["Net"], ["module"], [-1], module_tree.Words("name", "about", KINDS))
    spec_of(chart)
    assert len(rows_of(chart)) == 1
