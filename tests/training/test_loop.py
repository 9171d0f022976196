"""The loop stops when time, steps or sense run out."""

import math

from core.training.loop import slice_of, steps


class Countdown:
    """A trainer whose loss is a given list."""

    def __init__(self, *losses: float) -> None:
        self.losses, self.steps, self.total_steps = losses, 0, len(losses)

    def step(self) -> dict[str, float]:
        self.steps += 1
        return {"step": self.steps, "loss": self.losses[self.steps - 1]}


def test_every_step_once():
    assert [row["step"] for row in steps(Countdown(3.0, 2.0, 1.0))] == [1, 2, 3]


def test_the_row_that_diverged_is_the_last():
    for bad in (math.nan, math.inf):
        assert len(list(steps(Countdown(3.0, bad, 1.0)))) == 2


def test_a_slice_gives_at_least_one_row_and_at_most_so_many():
    rows = steps(Countdown(*[1.0] * 10))
    assert len(list(slice_of(rows, seconds=0.0))) == 1
    assert len(list(slice_of(rows, seconds=60.0, most=4))) == 4
    assert len(list(slice_of(rows, seconds=60.0))) == 5
