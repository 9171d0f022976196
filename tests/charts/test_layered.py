"""The layout of any graph: variables left, result right, no box on another, no arrow through a box."""

import pytest

from core.charts import computation_graph
from core.charts.layered import layered
from core.topics.expressions import parse
from tests.charts.drawing import rows_of, spec_of

FORMULAS = ("x", "x*y + sin(x)", "(sigmoid(w*x + b) - y)**2", "*".join("x" * 15), "x*y*z + x*w - sin(y)*z/w + x",
            "relu(x) + 2", "max(x*y, x + y)*(x - y)/(x*y)")  # fmt: skip


def graph_of(formula):
    nodes = parse(formula).nodes
    edges = [[one, number] for number, node in enumerate(nodes) for one in node.inputs]
    return nodes, edges, layered(len(nodes), edges, [i for i, node in enumerate(nodes) if node.operation == "number"])


@pytest.mark.parametrize("formula", FORMULAS)
def test_columns_run_from_the_variables_to_the_result(formula):
    nodes, edges, layout = graph_of(formula)
    column = [place[0] for place in layout.places]
    assert all(column[start] < column[end] for start, end in edges)
    assert all(column[i] == 0 for i, node in enumerate(nodes) if node.operation == "variable")
    assert column[-1] == max(column)


@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_lies_on_a_box(formula):
    _nodes, edges, layout = graph_of(formula)
    assert len(set(layout.places)) == len(layout.places)
    for number, (x, y) in enumerate(layout.places):
        others = [place for other, place in enumerate(layout.places) if other != number and place[0] == x]
        passing = [point for points in layout.bends for point in points if point[0] == x]
        assert all(abs(y - other) >= 0.99 for _x, other in others)
        assert all(abs(y - other) >= 0.6 for _x, other in passing)
    for (start, end), points in zip(edges, layout.bends, strict=True):
        assert len(points) == layout.places[end][0] - layout.places[start][0] - 1


def test_two_arrows_with_the_same_ends_are_both_seen_and_a_box_can_be_picked():
    _nodes, edges, layout = graph_of("x*x")
    words = computation_graph.Words("node", "value", {"weight": "variable", "loss": "result"}, "gradient")
    chart = computation_graph.computation_graph(
        layout.places, ["x", "×"], ["= 3", "= 9"], ["weight", "loss"], edges, words, third=["grad 6", "grad 1"],
        bends=layout.bends, notes=["× 3", "× 3"], chosen=0, pick="node",
    )  # fmt: skip
    spec = spec_of(chart)
    assert [param["name"] for param in spec["params"]] == ["node"]
    arrows = [row for row in rows_of(chart) if row["what"] == "arrow"]
    assert len({row["y"] for row in arrows}) == 2
    assert [row["chosen"] for row in rows_of(chart) if row["what"] == "box"] == [True, False]
