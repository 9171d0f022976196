"""Three students and the real server: answers arrive, a run is the same for everybody, nothing stays behind."""

from __future__ import annotations

import asyncio

from benchmarks.server import dashboard
from benchmarks.soak import SMALL, leftovers, quiet
from benchmarks.student import HOME, PLACE, Student


def test_three_students_get_their_answers_see_one_run_and_leave_nothing():
    with dashboard(watched=True) as server:
        students = [Student(server.url, number) for number in range(3)]
        run = asyncio.run(_lesson(students))
        assert [trouble for student in students for trouble in student.trouble] == []
        assert not any(leftovers(server.home, quiet(server)).values())
        assert [path.parent.name for path in server.home.glob("runs/*/*/run.json")] == [run], "kept, and nothing else"
        assert server.errors() == []


async def _lesson(students: list[Student]) -> str:
    """Everybody reads at home; one trains; the others open the address of that run. Each wait is for what is shown."""
    first, *others = students
    await asyncio.gather(*(student.arrive() for student in students))
    await asyncio.gather(*(student.read(HOME) for student in students))
    await first.visit("sentiment")
    await first.arrive("sentiment", **SMALL)
    await first.train()
    run = first.address("run")
    await asyncio.gather(*(student.arrive("sentiment", run=run) for student in others))
    await asyncio.gather(*(student.trained() for student in students))
    assert len({student.step for student in students}) == 1, "all see the same run"
    await asyncio.gather(*(student.read(PLACE) for student in students))
    await first.refresh()
    assert all(student.address("run") == run for student in students)
    await asyncio.gather(*(student.leave() for student in students))
    return run
