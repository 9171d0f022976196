"""Many visits one after the other, a few at a time: does the server grow, and does anything of theirs stay behind?

Each visitor arrives, types a sentence and leaves; every tenth trains a small run and leaves in the middle of it. A run
that was begun is kept data, by intention: it goes on to its end, stays on disk, and in memory as one of the newest 200.
Sessions are kept for a while, too, for a browser that lost its connection: at most 128, for `disconnectedSessionTTL`
seconds. Everything else has to be gone.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from benchmarks.classroom import memory
from benchmarks.common import announce, at_least_one, judge, options, wait_until, workers
from benchmarks.lesson import Journal
from benchmarks.memory import megabytes
from benchmarks.server import Server, dashboard
from benchmarks.student import HOME, PLACE, Student

GROWTH = 0.05  # of the server's memory after the first visits
SMALL = {"train_size": 500, "epochs": 1, "hidden_size": 16}
_KEPT = ("kept sessions", "session objects", "runs in memory", "stored runs in memory", "threads")


def main() -> None:
    """Two stretches of visits, and what is there after each."""
    parser = options(__doc__)
    parser.add_argument("--visits", type=at_least_one, default=500)
    parser.add_argument("--first", type=at_least_one, default=100, help="visits after which growth counts")
    parser.add_argument("--together", type=at_least_one, default=4, help="visitors at a time")
    asked = parser.parse_args()
    announce("soak")
    journal = Journal()
    with dashboard(watched=True) as server:
        wait_until(lambda: len(server.workers()) == workers(), 120, "the start of the workers", pause=0.1)
        early, before = stretch(server, range(asked.first), asked.together, journal)
        late, after = stretch(server, range(asked.first, asked.visits), asked.together, journal)
        left = leftovers(server.home, after)
        errors = server.errors()
        server.check_torch_free()
    journal.table()
    for failure in [*journal.failures, *errors]:
        print(f"  failed: {failure}")
    for name in _KEPT:
        print(f"  {name}: {before[name]}, then {after[name]}")
    for name, count in left.items():
        print(f"  left behind: {count} {name}")
    judge(f"growth of the server after the first {asked.first} visits", late / early - 1, GROWTH)
    judge("things left behind", sum(left.values()), 0)
    judge("acts that failed and errors in the log", len(journal.failures) + len(errors), 0)


def stretch(server: Server, numbers: range, together: int, journal: Journal) -> tuple[float, dict[str, int]]:
    """Let these visitors come and go; the server's megabytes and counts when all is quiet again."""
    began = time.perf_counter()
    asyncio.run(_visits(server.url, iter(numbers), together, journal))
    print(f"  {len(numbers)} visits in {time.perf_counter() - began:.0f} s", flush=True)
    counts = quiet(server)
    memory(f"after {numbers.stop} visits", server)
    return megabytes(server.process), counts


async def _visits(url: str, numbers, together: int, journal: Journal) -> None:
    async def comer() -> None:
        for number in numbers:  # shared by all comers
            student = Student(url, number)
            await _visit(student, journal)
            journal.failures += [f"shown: {trouble}" for trouble in student.trouble]

    await asyncio.gather(*(comer() for _ in range(together)))


async def _visit(student: Student, journal: Journal) -> None:
    trains = student.number % 10 == 9
    path, place = ("sentiment", PLACE) if trains or student.number % 2 else ("", HOME)
    await journal.note("arrival", lambda: student.arrive(path, **(SMALL if trains else {})))
    await journal.note("sentence", lambda: student.read(place))
    if trains:
        await journal.note("first point", student.train)
    await student.leave()


def quiet(server: Server) -> dict[str, int]:
    """Wait until nobody is there and no run goes on; the counts then."""
    goes_on = ("open sessions", "script threads", "runs that go on", "tasks under way", "Dask tasks")
    found: dict[str, int] = {}

    def rests() -> bool:
        found.update(server.counts())
        return not any(found[name] for name in goes_on)

    wait_until(rests, 120, "the end of everything that was begun", pause=0.5)
    return found


def leftovers(home: Path, counts: dict[str, int]) -> dict[str, int]:
    """What must not be there when everybody has left and every run has ended."""
    gone = ("open sessions", "script threads", "runs that go on", "tasks under way", "Dask tasks", "Dask futures")
    left = {name: counts[name] for name in (*gone, "progress notes")}
    left["sessions that nobody keeps"] = max(0, counts["session objects"] - counts["kept sessions"])
    left["files half written"] = len(list(home.rglob("*.part")))
    left["states of runs that are over"] = len(list(home.rglob("state-*")))
    return left


if __name__ == "__main__":
    main()
