"""What one server sends another one about a run: all that has come since the other one asked last."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from core.engine.messages import Report
from core.engine.moment import Moment
from core.engine.run import Run
from core.engine.stored_run import StoredRun

MOST_BYTES = 16 * 2**20  # of snapshots in one parcel; what is left comes with the next


@dataclass(frozen=True)
class Want:
    """What the other server has already. `chain` and `step`: up to where its history is the right one."""

    chain: str = ""
    step: int = 0
    state: int | None = None  # the step of its saved state; None: it does not want one now
    digests: tuple[str, ...] = ()  # of its snapshots
    artifacts: bool = False
    watched: bool = False  # somebody looks at the run there

    def message(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)


@dataclass(frozen=True)
class Parcel:
    """A run as of now: its record, its rows after `since`, and in `report` what else was wanted."""

    record: str  # JSON
    chain: str
    since: int
    report: Report
    whole: bool  # nothing is left to send, until something new comes
    going: bool  # something new may come by itself
    digests: dict[int, str] = field(default_factory=dict)  # of the snapshots in it


def pack(run: Run | StoredRun, want: Want) -> Parcel:
    """Put together what is wanted; reads the disk. Raises `Problem` where that is damaged."""
    chain, record, rows, digests, state, going = _moment(run)
    since = want.step if want.chain == chain else 0
    missing = [step for step in sorted(digests, reverse=True) if digests[step] not in want.digests]
    report = Report("", step=state[0] if state else 0, rows=[row for row in rows if row["step"] > since])
    report.artifacts = None if want.artifacts else (run.artifacts or None)
    if state and want.state is not None and (want.state != state[0] or want.chain != chain):
        report.state = state[1]
    size = 0
    while missing and size < MOST_BYTES:
        step = missing.pop(0)
        report.snapshots[step] = run.payload(step).snapshot
        size += len(report.snapshots[step])
    sent = {step: digests[step] for step in report.snapshots}
    ours = record.model_copy(update={"owner": ""})  # where it lands, nobody of ours looks after it
    return Parcel(ours.model_dump_json(), chain, since, report, not missing, going, sent)


def _moment(run: Run | StoredRun) -> Moment:
    if isinstance(run, Run):
        return run.moment()
    state = run.folder.state() if run.status.resumable else None
    return Moment("stored", run.record, list(run.history), dict(run.snapshot_digests), state)
