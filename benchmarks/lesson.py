"""The timetable of one student's lesson, and the journal of how long everything took."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

from websockets.exceptions import WebSocketException

from benchmarks.common import percentile
from benchmarks.streamlit_client import LostError
from benchmarks.student import HOME, PLACE, Student

TOGETHER = 10.0  # seconds within which a class presses “Train” after the teacher has said so
OTHERS = ("attention", "training_loop", "seq2seq", "optimizers")  # pages that somebody looks at besides

Act = tuple[str, Callable[[], Awaitable[float]]]


@dataclass
class Journal:
    """Seconds of every act by its name, and what failed."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: list[str] = field(default_factory=list)

    async def note(self, name: str, act: Callable[[], Awaitable[float]]) -> None:
        """Do something and write down how long it took, or that it failed."""
        try:
            self.seconds[name].append(await act())
        except (LostError, OSError, WebSocketException) as error:
            self.failures.append(f"{name}: {error}")

    def table(self) -> None:
        """Print a line per act."""
        for name, taken in self.seconds.items():
            parts = [f"p{percent} {percentile(taken, percent):.2f} s" for percent in (50, 95, 99)]
            print(f"  {name}: {', '.join(parts)}, most {max(taken):.2f} s, n = {len(taken)}")

    def p95(self, name: str) -> float:
        """The bound is on this; infinite where something of that name failed or nobody did it."""
        failed = any(failure.startswith(f"{name}:") for failure in self.failures)
        return float("inf") if failed or not self.seconds[name] else percentile(self.seconds[name], 95)


async def attend(student: Student, sentences: int, seconds: float, journal: Journal) -> None:
    """A whole lesson: everything before the teacher's word in its first third, the rest after it."""
    chance = random.Random(student.number)
    began, word = time.perf_counter(), seconds / 3
    before, after = _before(student, sentences), _after(student, sentences - sentences // 3, chance)
    times = [
        *sorted(chance.uniform(0, word) for _ in before),
        word + chance.uniform(0, TOGETHER),
        *sorted(chance.uniform(word + TOGETHER, seconds) for _ in after),
    ]
    for due, (name, act) in zip(times, [*before, ("first point", student.train), *after], strict=True):
        await asyncio.sleep(began + due - time.perf_counter())
        await journal.note(name, act)
    journal.failures += [f"shown: {trouble}" for trouble in student.trouble]


def _before(student: Student, sentences: int) -> list[Act]:
    """Home, then the page of sentiment: a third of the sentences."""
    many = sentences // 3
    at_home = [("sentence at home", partial(student.read, HOME))] * (many // 2)
    there = [("sentence on sentiment", partial(student.read, PLACE))] * (many - many // 2)
    return [("arrival", student.arrive), *at_home, ("page switch", partial(student.visit, "sentiment")), *there]


def _after(student: Student, sentences: int, chance: random.Random) -> list[Act]:
    """While the own run goes: sentences to it, a look back, F5, other pages."""
    read = ("sentence to the own run", partial(student.read, PLACE))
    third = [read] * (sentences // 3)
    other = chance.choice(OTHERS)
    return [
        *third, ("going back", student.scrub), ("newest again", student.newest), *third, ("refresh", student.refresh),
        *[read] * (sentences - 2 * len(third)),
        ("page switch", partial(student.visit, other)), ("page switch", partial(student.visit, "")),
        ("page switch", partial(student.visit, "sentiment")),
    ]  # fmt: skip
