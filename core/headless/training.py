"""Train in this process, by the same orders that a worker gets, and keep the run in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from core.corpora import notes
from core.engine.keeper import Keeper
from core.engine.messages import Order, Report
from core.engine.record import Record, RunStatus
from core.engine.run_folder import RunFolder
from core.engine.training_tasks import advance
from core.problems import N_, Problem
from core.topics.settings import Settings
from core.training.history import History

SLICE = 1.0  # seconds between two reports


def train(config: Settings, folder: Path | None = None) -> Iterator[Report]:
    """Reports of a whole run, one a second; with `folder`, the run is kept there and can be opened again.

    Raises `Problem` where the folder cannot be written, holds another run, or the data are missing.
    """
    keeping = _Keeping(config, folder) if folder else None
    serial, report = 0, None
    while report is None or not (report.finished or report.diverged):
        report = advance(
            Order("here", config.topic, config.model_dump_json(), "here", serial, SLICE, threads=config.threads)
        )
        serial += 1
        if keeping:
            keeping.take(report)
        yield report


def left_out(report: Report) -> dict[str, list[str]]:
    """`notes`: what had to be left out of real sentences, where this report brings word of it."""
    text = (report.artifacts or {}).get(notes.FILE)
    if text is None:
        return {}
    return {"notes": [message.format(**values) for message, values in notes.from_text(text)]}


class _Keeping:
    """The run on disk, in the format that the dashboard reads."""

    def __init__(self, config: Settings, folder: Path) -> None:
        if (folder / "run.json").exists():
            raise Problem(N_("The folder {folder} already holds a run. Choose another one."), folder=str(folder))
        self.keeper = Keeper(RunFolder(folder))
        self.history = History()
        name = folder.resolve().name.lower().replace("_", "-")
        self.record = Record(id=name, topic=config.topic, config=config.model_dump(mode="json"))

    def take(self, report: Report) -> None:
        over = report.finished or report.diverged
        status = RunStatus.DIVERGED if report.diverged else RunStatus.FINISHED if over else RunStatus.RUNNING
        self.record = self.record.model_copy(
            update={
                "status": status, "step": report.step, "total_steps": report.total_steps, "threads": report.threads,
                "seconds": self.record.seconds + report.seconds, "summary": report.summary,
                "device": report.device or self.record.device,
            }
        )  # fmt: skip
        self.history.extend(report.rows)
        self.keeper.note(report)
        self.keeper.flush(lambda: self.record, self.history, over=over)
        if self.keeper.problem:
            raise self.keeper.problem
