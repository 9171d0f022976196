"""Why a run ended before it was finished, in sentences."""

from __future__ import annotations

from core.limits import limits
from core.problems import N_, Problem


def diverged_at(step: int) -> Problem:
    """The loss is NaN or infinite."""
    return Problem(
        N_("The loss is not a finite number any more (step {step}): training diverged. Try a smaller learning rate or a smaller largest gradient norm (clipping)."),  # noqa: E501
        step=step,
    )  # fmt: skip


def nobody_looks() -> Problem:
    """No page has shown the run for a while."""
    return Problem(
        N_("Nobody looked at this run for {minutes} minutes, so it was stopped. What it learned is kept: press “Play” "
           "to go on."), minutes=f"{limits().idle_minutes:g}",
    )  # fmt: skip


def too_many_steps(steps: int) -> Problem:
    """The run would be longer than this server allows."""
    return Problem(
        N_("This run would take {steps} steps; {most} at most are possible here. Choose fewer epochs, larger batches "
           "or fewer sentences."), steps=f"{steps:,}", most=f"{limits().most_steps:,}",
    )  # fmt: skip


def killer_at(step: int) -> Problem:
    """Whichever worker takes the run ends."""
    return Problem(
        N_("The worker process ended several times at step {step}, perhaps for lack of memory. Choose a smaller model or smaller batches."),  # noqa: E501
        step=step,
    )  # fmt: skip
