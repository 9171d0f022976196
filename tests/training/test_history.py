"""History: append-only, truncated after a crash, every bit of a float kept."""

import math

import pytest

from core.problems import Problem
from core.training.history import History

ROWS = [{"step": 1, "loss": 0.1 + 0.2}, {"step": 2, "loss": 1 / 3, "valid_loss": 0.5}, {"step": 5, "loss": math.nan}]


def test_text_keeps_every_bit():
    again = History.from_text(History(ROWS).to_text())
    assert again == History(ROWS)
    assert next(iter(again))["loss"] == 0.1 + 0.2


def test_a_step_cannot_come_twice():
    with pytest.raises(ValueError, match="step 5"):
        History(ROWS).extend([{"step": 5, "loss": 0.0}])


def test_truncating_forgets_only_what_came_after():
    history = History(ROWS)
    history.truncate(2)
    assert history.last_step == 2
    assert history.column("loss") == ([1, 2], [0.1 + 0.2, 1 / 3])
    assert history.latest("valid_loss") == 0.5


def test_a_line_cut_off_at_the_end_is_dropped_and_damage_in_the_middle_is_said():
    text = History(ROWS).to_text()
    assert History.from_text(text[:-5]).last_step == 2
    with pytest.raises(Problem, match="line 1"):
        History.from_text("{broken\n" + text)
