"""The history of a run: append-only rows that every chart, table, export and notebook reads. Torch-free."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from core.problems import N_, Problem
from core.strict_json import from_json
from core.training.contract import Row


class History:
    """Rows in the order in which they happened; each has `step`, strictly increasing."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._rows: list[Row] = []
        self.extend(rows)

    def extend(self, rows: Iterable[Row]) -> None:
        """Append rows; raises ValueError when a step is repeated or out of order."""
        for row in rows:
            if self._rows and row["step"] <= self._rows[-1]["step"]:
                raise ValueError(f"step {row['step']} after step {self._rows[-1]['step']}")
            self._rows.append(dict(row))

    def truncate(self, step: int) -> None:
        """Forget everything after `step`: a run goes on from its last saved state after a crash."""
        while self._rows and self._rows[-1]["step"] > step:
            self._rows.pop()

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows[:])

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, History) and self.to_text() == other.to_text()

    __hash__ = None

    @property
    def last_step(self) -> int:
        """The newest step, 0 before the first."""
        return int(self._rows[-1]["step"]) if self._rows else 0

    def latest(self, name: str) -> float | None:
        """The newest value of a metric that not every row has."""
        return next((row[name] for row in reversed(self._rows[:]) if name in row), None)

    def column(self, name: str) -> tuple[list[int], list[float]]:
        """Steps and values of one metric, rows without it left out."""
        rows = [row for row in self._rows[:] if name in row]
        return [int(row["step"]) for row in rows], [row[name] for row in rows]

    def to_text(self) -> str:
        """A JSON line per row; floats keep every bit (`NaN` and `Infinity` as Python writes them)."""
        return "".join(json.dumps(row) + "\n" for row in self._rows[:])

    @classmethod
    def from_text(cls, text: str) -> History:
        """Read what `to_text` wrote. A last line that was cut off (a crash, a full disk) is dropped."""
        rows = []
        lines = text.split("\n")
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                rows.append(_row(line))
            except ValueError as error:
                if number == len(lines):
                    break
                raise Problem(N_("The history of this run is damaged in line {line}."), line=number) from error
        return cls(rows)


def _row(line: str) -> Row:
    """One line: names of metrics with numbers. Raises ValueError for anything else."""
    row = from_json(line)
    if not isinstance(row, dict) or not all(isinstance(value, int | float) for value in row.values()):
        raise ValueError("not a row of numbers")
    return row
