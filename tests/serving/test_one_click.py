"""A press that the browser tells twice, with a timer's message and with its own, is one press."""

from __future__ import annotations

import asyncio

from benchmarks.server import dashboard
from benchmarks.student import Student

LONG = {"train_size": 4000, "epochs": 20, "hidden_size": 16}  # still going on at the second press


def test_a_press_that_a_timer_took_along_begins_one_run():
    with dashboard() as server:
        student = Student(server.url, 0)
        asyncio.run(_press_twice_in_one(student))
        assert student.trouble == []
        assert server.errors() == []
        assert len(list(server.home.glob("runs/sentiment/*/run.json"))) == 2


async def _press_twice_in_one(student: Student) -> None:
    """One run, on a page with timers; then a press that the message of a timer takes along."""
    await student.arrive("sentiment", **LONG)
    await student.train()
    first = student.address("run")
    await student.click("sentiment.train", late=0.5)
    await student.until(lambda: student.address("run") != first and student.shows_point(), "the second run")
    await asyncio.sleep(2)  # a third run would have a folder by then
    await student.leave()
