"""The pictures of topic 0.4: slopes with marked breaks, and a table of verdicts."""

import numpy as np
import pytest

from core.charts import curves, slopes, verdict_grid
from core.charts.curve_rows import Curve as Lines
from tests.charts.drawing import rows_of, spec_of

WORDS = slopes.Words("x", "f(x)", "slope", "backward", "measured", "gap",
                     {"kink": "kink", "jump": "jump", "smooth": "smooth"})  # fmt: skip
X = np.linspace(-2, 2, 9)


@pytest.mark.parametrize("breaks", [[], [slopes.Break(0.25, "kink", 0.0, 0.0, 0.5)]])
def test_a_break_is_a_mark_in_both_pictures(breaks):
    piece = (X > 0.25).astype(int)
    upper = slopes.curve(X, X**2, piece, breaks, WORDS)
    lower = slopes.slopes(X, np.ones(9), 2 * X, piece, breaks, WORDS)
    for chart, marks in ((upper, 1), (lower, 2)):
        spec_of(chart)
        found = [row for row in rows_of(chart) if row["what"] == "break"]
        assert [row["kind"] for row in found] == ["kink"] * marks * len(breaks)
    assert sum(row["what"] == "band" for row in rows_of(lower)) == 9


def test_a_jump_measured_with_a_small_step_does_not_flatten_the_rest():
    measured = np.append(np.ones(99), 5e5)
    chart = slopes.slopes(np.arange(100), np.ones(100), measured, np.zeros(100), [], WORDS)
    scales = [layer["encoding"].get("y", {}).get("scale") for layer in spec_of(chart)["layer"]]
    domains = [scale["domain"] for scale in scales if scale]
    assert domains
    assert max(map(max, domains)) < 1e5


def test_every_cell_has_a_sign_beside_its_colour():
    words = verdict_grid.Words("row", "column", "passes", "fails")
    chart = verdict_grid.verdict_grid(["a", "b"], ["x", "y"], [[True, False], [False, False]], words)
    spec_of(chart)
    assert [(row["said"], row["sign"]) for row in rows_of(chart)] == [("passes", "✓")] + [("fails", "✕")] * 3


def test_long_names_of_runs_stand_below_each_other_and_the_picture_grows():
    words = curves.Words("step", "loss", "training", "", "diverged")
    short, long = (
        spec_of(curves.curves([Lines(([1, 2], [3.0, 2.0]), name=name * n) for n in (1, 2, 3)], words))
        for name in ("a", "a backward that is wrong ")
    )
    assert long["height"] == short["height"] + 2 * curves.LEGEND_ROW
