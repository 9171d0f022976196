"""Charts made of cells: gates, matrices, confusion."""

from __future__ import annotations

import json

import numpy as np
import pytest

from core.charts import confusion, heatmap
from tests.charts.drawing import rows_of, spec_of

WORDS = heatmap.Words("토큰", "유닛", "게이트", "값", "열림", "활성")


def gates(names: str, tokens: int = 3, units: int = 5) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(0)
    return {name: rng.uniform(-1, 1, (tokens, units)) for name in names}


@pytest.mark.parametrize(("names", "rows"), [("ifgoch", ["ifo", "gch"]), ("rznh", ["rz", "nh"]), ("h", ["h"])])
def test_each_kind_of_gate_has_its_own_row_and_scale(names: str, rows: list[str]):
    spec = spec_of(heatmap.gate_heatmap(["a", "b", "c"], gates(names), WORDS, order=np.arange(5)))
    assert ["".join(row["facet"]["sort"]) for row in spec["vconcat"]] == rows
    for row, panel in zip(rows, spec["vconcat"], strict=True):
        domain = panel["spec"]["encoding"]["color"]["scale"]["domain"]
        assert (domain[0], domain[-1]) == ((0, 1) if row[0] in "ir" else (-1, 1))
        assert domain == sorted(domain)


def test_only_the_first_units_of_the_order_are_drawn_each_with_its_own_value():
    values = gates("h", tokens=2, units=5)
    chart = heatmap.gate_heatmap(["좋다", "좋다"], values, WORDS, order=np.array([4, 0, 2, 1, 3]), top=3)
    cells = {(row["position"], row["unit"]): row["value"] for row in rows_of(chart)}
    assert set(cells) == {(t, u) for t in (0, 1) for u in (4, 0, 2)}
    assert all(cells[t, u] == pytest.approx(values["h"][t, u], abs=5e-4) for t, u in cells)
    assert {row["rank"]: row["unit"] for row in rows_of(chart)} == {0: 4, 1: 0, 2: 2}
    assert spec_of(chart)["vconcat"][0]["spec"]["encoding"]["x"]["field"] == "rank"


def test_a_cell_state_beyond_one_keeps_its_number_and_takes_the_colour_of_the_end():
    chart = heatmap.gate_heatmap(["a"], {"c": np.array([[7.5, -3.0]])}, WORDS, order=np.arange(2))
    assert [row["value"] for row in rows_of(chart)] == [7.5, -3.0]
    assert spec_of(chart)["vconcat"][0]["spec"]["encoding"]["color"]["scale"]["clamp"] is True


def test_more_units_are_asked_for_than_there_are():
    chart = heatmap.gate_heatmap(["a"], gates("h", 1, 2), WORDS, order=np.arange(2), top=24)
    assert len(rows_of(chart)) == 2


def test_a_matrix_keeps_rows_columns_and_empty_cells():
    chart = heatmap.heatmap(np.array([[0.1, np.nan], [0.3, 0.4]]), ["나", "나"], ["I", "I"], value="weight")
    assert [(r["position"], r["unit"], r["value"]) for r in rows_of(chart)] == [
        (0, 0, 0.1), (0, 1, None), (1, 0, 0.3), (1, 1, 0.4),
    ]  # fmt: skip
    assert "나" in json.dumps(spec_of(chart), ensure_ascii=False)


def test_a_centred_matrix_has_white_in_the_middle():
    chart = heatmap.heatmap(np.array([[-3.0, 1.0]]), ["a"], ["b", "c"], value="v", centred=True)
    domain = spec_of(chart)["encoding"]["color"]["scale"]["domain"]
    assert (domain[0], domain[3], domain[-1]) == (-3, 0, 3)


def test_confusion_counts_and_shares_of_the_true_class():
    words = confusion.Words("정답", "예측", "수", "비율")
    chart = confusion.confusion(np.array([[3, 1], [0, 0]]), ["부정", "긍정"], words)
    assert [(r["truth"], r["prediction"], r["count"], r["share"]) for r in rows_of(chart)] == [
        ("부정", "부정", 3, 0.75), ("부정", "긍정", 1, 0.25), ("긍정", "부정", 0, 0.0), ("긍정", "긍정", 0, 0.0),
    ]  # fmt: skip
    assert spec_of(chart)["layer"][0]["encoding"]["x"]["sort"] == ["부정", "긍정"]
    assert [r["dark"] for r in rows_of(chart)] == [False, True, True, True]


def test_confusion_works_for_more_classes():
    words = confusion.Words("t", "p", "n", "s")
    assert len(rows_of(confusion.confusion(np.eye(5, dtype=int), list("abcde"), words))) == 25


def test_the_legend_of_counts_writes_whole_numbers():
    chart = heatmap.heatmap(np.diag([30, 12]), ["a", "b"], ["a", "b"], value="rows")
    legend = spec_of(chart)["encoding"]["color"]["legend"]
    assert legend["values"] == [0, 15, 30]
    assert "format" not in legend
    assert "format(datum.value, '.3~r')" in legend["labelExpr"]
