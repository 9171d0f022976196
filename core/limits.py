"""What this machine gives, and what one visitor may ask of a server that thirty others use, too.

Each limit is read once from its environment variable. What a table or a file may hold is bounded where it is read
(`core.corpora.own`, `core.corpora.own_numbers`, `core.topics.custom_module`); how large any upload may be stands in
`.streamlit/config.toml` (`server.maxUploadSize`), because the server refuses it while it arrives.
"""

from __future__ import annotations

import os
from functools import cache

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.problems import N_, Problem


class Limits(BaseModel):
    """All limits, by the names of their variables without `GLASSBOX_`, in small letters."""

    model_config = ConfigDict(frozen=True)

    workers: int = Field(2, ge=1, le=256)
    """Worker processes on this machine; none where `GLASSBOX_SCHEDULER` names a cluster."""

    memory: float | None = Field(None, gt=0.0, le=100_000.0)
    """Gigabytes that one local worker may use; without it, its share of the machine."""

    runs_at_a_time: int = Field(6, ge=1, le=1000)
    """Runs of one viewer that train or wait at the same time."""

    most_steps: int = Field(200_000, ge=100, le=1_000_000_000)
    """Steps of one run, whatever the topic."""

    longest_text: int = Field(2_000, ge=20, le=5_000)
    """Characters of a typed text that are read; on workers elsewhere, set it there, too."""

    idle_minutes: float = Field(30.0, gt=0.0, le=100_000.0)
    """A run that nobody has looked at for so long is stopped; what it has learned stays, and it can go on."""


@cache
def limits() -> Limits:
    """The limits of this process; raises `Problem` that names the variable with a bad value."""
    given = {name: os.environ[variable(name)] for name in Limits.model_fields if os.environ.get(variable(name))}
    try:
        return Limits.model_validate(given)
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        least, most = bounds(name)
        raise Problem(
            N_("{variable} cannot be “{value}”. Possible: numbers from {least} to {most}."),
            variable=variable(name), value=given[name][:40], least=least, most=most,
        ) from error  # fmt: skip


def variable(name: str) -> str:
    """The environment variable of a limit."""
    return f"GLASSBOX_{name.upper()}"


def bounds(name: str) -> tuple[str, str]:
    """The least and the most that a limit may be, as text."""
    found = {type(bound).__name__: bound for bound in Limits.model_fields[name].metadata}
    least = found["Ge"].ge if "Ge" in found else found["Gt"].gt
    return f"{least:g}", f"{found['Le'].le:,g}" if found["Le"].le < 1e6 else f"{found['Le'].le:,.0f}"
