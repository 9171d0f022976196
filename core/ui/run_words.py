"""What a run is doing, in words."""

from __future__ import annotations

from typing import Any

from core.language import say
from core.problems import N_
from core.topics.settings import Curve
from core.ui.i18n import _, lang
from core.ui.plain import plain

STATUS = {
    "queued": (":material/hourglass_empty:", N_("waiting for a worker")),
    "running": (":material/directions_run:", N_("training")),
    "paused": (":material/pause_circle:", N_("paused")),
    "stopped": (":material/stop_circle:", N_("stopped")),
    "interrupted": (":material/power_off:", N_("interrupted; it can go on")),
    "finished": (":material/check_circle:", N_("finished")),
    "diverged": (":material/trending_up:", N_("diverged")),
    "failed": (":material/error:", N_("failed")),
}
PARTS = {"test_accuracy": N_("test accuracy {value}"), "valid_accuracy": N_("validation accuracy {value}")}


def status_name(status: str) -> str:
    """The status in a word or two."""
    return _(STATUS[status][1])


def status_line(run: Any) -> str:
    """Status, whether it is the recorded run, and the best score known so far."""
    icon, words = STATUS[run.status]
    parts = [_(words)]
    if run.record.recorded:
        parts.insert(0, _("recorded run"))
    scores = {"valid_accuracy": run.history.latest("valid_accuracy")} | (run.record.summary or {})
    for name, template in PARTS.items():
        if scores.get(name) is not None:
            parts.append(_(template, value=f"{scores[name]:.1%}"))
            break
    return f"{icon} {' · '.join(parts)}"


def progress_line(run: Any) -> tuple[float, str]:
    """How much is done (0–1), and in words; the number of epochs comes from the settings, where they have one."""
    step, total = run.history.last_step, run.record.total_steps
    if not total:
        return 0.0, _("Step {step}", step=f"{step:,}")
    text = _("Step {step} of {total}", step=f"{step:,}", total=f"{total:,}")
    if epochs := getattr(run.config, "epochs", None):
        epoch = min(epochs, 1 + max(step - 1, 0) * epochs // total)
        text += " · " + _("epoch {epoch} of {epochs}", epoch=epoch, epochs=epochs)
    return min(step / total, 1.0), text


def problem_line(run: Any) -> str | None:
    """What went wrong with the run, as Markdown in the reader's language."""
    return plain(say(run.problem, lang())) if run.problem else None


def line_of(curve: Curve) -> str:
    """What the line of `curve.train` is called: nothing where there is none."""
    return _(curve.line) if curve.line else _("training") if curve.train else ""


def metric_line(run: Any, curve: Curve) -> str:
    """The newest values of one metric in a sentence: what the picture shows."""
    values = [run.history.latest(name) for name in (curve.train, curve.valid)]
    shown = [None if value is None else value_of(curve, value) for value in values]
    if not curve.train:
        return _("Validation {valid}.", valid=shown[1]) if shown[1] else _("Nothing has been measured yet.")
    if shown[0] is None:
        return _("No step has been done yet.")
    if curve.line:
        return _("At step {step}: {value}.", step=run.history.last_step, value=shown[0])
    if shown[1] is None:
        return _("Training {train} at step {step}.", train=shown[0], step=run.history.last_step)
    return _("Training {train}, validation {valid} at step {step}.",
             train=shown[0], valid=shown[1], step=run.history.last_step)  # fmt: skip


def value_of(curve: Curve, value: float) -> str:
    """A value of a metric; what would look like 0 keeps its first digits."""
    if curve.share:
        return f"{value:.1%}"
    return f"{value:.3f}" if value == 0 or abs(value) >= 0.0005 else f"{value:.2g}"
