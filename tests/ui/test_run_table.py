"""The table of runs: what a line says, and what leaves the dashboard as a file."""

from __future__ import annotations

import csv
import io
import math

import pytest
from streamlit.testing.v1 import AppTest

from core.spreadsheet import to_csv
from core.topics import control_flow
from core.topics.sentiment import Config
from core.topics.settings import Curve
from core.training.history import History
from core.ui.run_table import changed, row_of
from core.ui.run_words import value_of
from tests.ui.fakes import FakeEngine, FakeRun, FakeStoredRun


def test_a_line_names_what_differs_from_the_defaults():
    config = Config(cell="gru", hidden_size=77, seed=3)
    run = FakeStoredRun("a-1", config=config)
    line = row_of(run.record, FakeEngine(run), Config())
    values = list(line.values())
    assert "GRU" in values
    assert 3 in values
    assert "hidden_size=77" in values
    assert "87.5%" in values
    assert "99.8%" in values


def test_a_topic_without_right_and_wrong_shows_its_loss():
    config = control_flow.Config(depth="1")
    run = FakeStoredRun("a-1", config=config)
    run.history = History([{"step": 1, "loss": 600.0}, {"step": 2, "loss": 3.25e-9}])
    line = row_of(run.record, FakeEngine(run), control_flow.Config())
    assert {"3.25e-09", "depth=1"} <= {str(value) for value in line.values()}
    assert None not in line.values()  # no column for a cell or for sentences
    assert not any("%" in str(value) for value in line.values())


def test_a_small_loss_does_not_look_like_0():
    loss, share = Curve("loss", "", "Loss"), Curve("a", "b", "A", share=True)
    assert [value_of(loss, value) for value in (640.0, 0.0083, 4e-9, 0.0)] == ["640.000", "0.008", "4e-09", "0.000"]
    assert value_of(share, 0.5) == "50.0%"


def test_settings_with_a_column_of_their_own_are_not_repeated():
    assert changed(Config(cell="rnn", seed=9).model_dump(mode="json"), Config()) == ""


def test_the_csv_has_every_row_and_keeps_what_is_not_a_number():
    run = FakeRun(step=61)
    run.history = History([{"step": 1, "loss": 0.1 + 0.2}, {"step": 2, "loss": math.nan, "valid_loss": math.inf}])
    rows = list(csv.DictReader(io.StringIO(to_csv(run.history))))
    assert [float(row["step"]) for row in rows] == [1, 2]
    assert float(rows[0]["loss"]) == 0.1 + 0.2
    assert rows[0]["valid_loss"] == ""
    assert math.isnan(float(rows[1]["loss"]))
    assert math.isinf(float(rows[1]["valid_loss"]))


def test_a_run_without_rows_still_exports():
    assert to_csv(FakeRun(step=0).history).strip() == ""


def one_row(engine):
    from core.ui.run_table import _one

    for record in engine.runs("sentiment"):
        _one("sentiment", engine, record)


@pytest.mark.parametrize(
    ("lang", "asked", "label"),
    [("en", "Really delete this run?", "Delete for good"), ("ko", "이 실행을 정말 지울까요?", "완전히 지우기")],
)
def test_a_run_is_deleted_only_after_a_question(lang, asked, label):
    engine = FakeEngine(FakeStoredRun("a-1"))
    app = AppTest.from_function(one_row, args=(engine,))
    app.session_state["i18n.lang"] = lang
    app.run()
    (popover,) = app.get("popover")
    assert asked in popover.markdown[0].value
    assert [button.label for button in popover.button] == [label]  # nothing outside it deletes
    assert not [button for button in app.button if "delete" in button.key and button.key != popover.button[0].key]
    assert engine.known
    popover.button[0].click().run()
    assert not engine.known


def test_a_recorded_run_offers_no_deletion():
    app = AppTest.from_function(one_row, args=(FakeEngine(FakeStoredRun("a-1", recorded=True)),)).run()
    assert not app.get("popover")
