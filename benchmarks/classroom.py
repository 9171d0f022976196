"""A class at work: students as real clients of a running dashboard, and what each of them waits for.

The clients speak Streamlit's own websocket messages (`benchmarks.streamlit_client` says how); what a student does,
and by what an answer is known, stands in `benchmarks.student`. The lesson: everybody arrives, types some sentences at
home and on the page of sentiment; the teacher says “now”, all press “Train” within ten seconds; they type to their own
runs while those learn, look back, refresh, visit other pages, and leave. All clients live in this one process, on the
same machine as the server, so what they cost is printed, too.
"""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path

import psutil

from benchmarks.common import announce, at_least_one, judge, options, wait_until, workers
from benchmarks.lesson import Journal, attend
from benchmarks.memory import megabytes
from benchmarks.server import Server, dashboard
from benchmarks.student import Student

SENTENCE, SWITCH, POINT = 1.5, 1.5, 5.0  # seconds: p95, p95, slowest
_END = 300.0  # seconds after the lesson that the last runs may take


def main() -> None:
    """Idle costs, a lesson, and what is there afterwards."""
    parser = options(__doc__)
    parser.add_argument("--students", type=at_least_one, default=30)
    parser.add_argument("--sentences", type=at_least_one, default=20, help="typed by each student")
    parser.add_argument("--minutes", type=float, default=5.0, help="that the lesson takes")
    parser.add_argument("--quiet", type=float, default=10.0, help="seconds over which idle costs are taken")
    asked = parser.parse_args()
    announce("classroom")
    with dashboard() as server:
        journal = asyncio.run(lesson(server, asked.students, asked.sentences, 60 * asked.minutes, asked.quiet))
        runs = _runs(server.home, asked.students + workers())
        memory("after the lesson", server)
        errors = server.errors()
        server.check_torch_free()
    journal.table()
    for failure in [*journal.failures, *errors]:
        print(f"  failed: {failure}")
    sentences = [name for name in journal.seconds if name.startswith("sentence")]
    judge("typed sentence → its answer, p95", max(map(journal.p95, sentences)), SENTENCE, " s")
    judge("page switch → title and first words, p95", journal.p95("page switch"), SWITCH, " s")
    judge("slowest first point of a run", max(journal.seconds["first point"], default=float("inf")), POINT, " s")
    judge("runs that did not end as they should", runs, 0)
    judge("acts that failed and errors in the log", len(journal.failures) + len(errors), 0)


async def lesson(server: Server, students: int, sentences: int, seconds: float, quiet: float) -> Journal:
    """The whole class; prints what the server costs on the way."""
    journal = Journal()
    await _rehearse(server)
    await _rest("with nobody there", server, quiet)
    everybody = [Student(server.url, number) for number in range(students)]
    await asyncio.gather(*(student.arrive("sentiment") for student in everybody))
    await asyncio.gather(*(student.until(student.at_rest, "the first answer") for student in everybody))
    await _rest(f"with {students} open pages", server, quiet)
    await asyncio.gather(*(student.leave() for student in everybody))
    everybody = [Student(server.url, number) for number in range(students)]
    before, began = _cpu(server), time.perf_counter()
    await asyncio.gather(*(attend(student, sentences, seconds, journal) for student in everybody))
    took = time.perf_counter() - began
    memory("at the end of the lesson", server)
    await asyncio.gather(*(student.leave() for student in everybody))
    used = [now - then for now, then in zip(_cpu(server), before, strict=True)]
    names = ("server", *(f"worker {number + 1}" for number in range(workers())), "the clients themselves")
    shares = ", ".join(f"{name} {100 * one / took:.0f} %" for name, one in zip(names, used, strict=True))
    ticks = sum(student.ticks for student in everybody)
    print(f"  processor time during {took:.0f} s: {shares}; looks of pages by themselves: {ticks / took:.0f} a second")
    return journal


async def _rehearse(server: Server) -> None:
    """The teacher trains once on each worker before the class comes, so that the sentences are at hand."""
    teachers = [Student(server.url, -1 - number) for number in range(workers())]
    await asyncio.gather(*(teacher.arrive("sentiment", language=Student.lang, epochs=1) for teacher in teachers))
    await asyncio.to_thread(wait_until, lambda: len(server.workers()) == workers(), 120, "the start of the workers")
    points = await asyncio.gather(*(teacher.train() for teacher in teachers))
    print(f"  first point of the very first run on each worker: {', '.join(f'{point:.1f} s' for point in points)}")
    await asyncio.gather(*(teacher.trained() for teacher in teachers))
    await asyncio.gather(*(teacher.leave() for teacher in teachers))


async def _rest(when: str, server: Server, seconds: float) -> None:
    """What an idle server costs."""
    before = _cpu(server)
    await asyncio.sleep(seconds)
    used = [100 * (now - then) / seconds for now, then in zip(_cpu(server), before, strict=True)]
    each = ", ".join(f"{share:.1f} %" for share in used[1:-1])
    print(f"  idle {when}: server {used[0]:.1f} % of a core, workers {each}")
    memory(when, server)


def memory(when: str, server: Server) -> None:
    """Print what server and workers hold."""
    each = ", ".join(f"{megabytes(worker):.0f} MB" for worker in server.workers())
    print(f"  memory {when}: server {megabytes(server.process):.0f} MB, workers {each}", flush=True)


def _cpu(server: Server) -> list[float]:
    """Seconds of processor time so far: server, each worker, this process."""
    times = [process.cpu_times() for process in (server.process, *server.workers(), psutil.Process())]
    return [time.user + time.system for time in times]


def _runs(home: Path, expected: int) -> int:
    """Wait for the last runs; how many are missing, not finished, or have a history with a gap."""
    folders = list((home / "runs" / "sentiment").glob("*/run.json"))
    wait_until(lambda: all(_over(path) for path in folders), _END, "the end of the last run", pause=1.0)
    whole = [path for path in folders if _whole(path)]
    print(f"  runs: {len(whole)} of {expected} finished, with every step in their history")
    return max(expected, len(folders)) - len(whole)


def _over(path: Path) -> bool:
    return json.loads(path.read_bytes())["status"] not in ("queued", "running")


def _whole(path: Path) -> bool:
    record = json.loads(path.read_bytes())
    steps = [json.loads(line)["step"] for line in (path.parent / "history.jsonl").read_text().splitlines()]
    return record["status"] == "finished" and steps == list(range(1, record["total_steps"] + 1))


if __name__ == "__main__":
    main()
