"""Ask a stored run about texts, in this process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from core.engine.asking_tasks import inspector
from core.engine.messages import Payload
from core.engine.record import Record
from core.engine.run_folder import RunFolder
from core.engine.topics import config_class
from core.problems import N_, Problem


def open_run(folder: Path, topic: str) -> Any:
    """The Inspector of the last snapshot in `folder`; raises `Problem` where there is no sound run of this topic."""
    try:
        record = Record.model_validate_json((folder / "run.json").read_bytes())
    except (OSError, ValidationError) as error:
        raise Problem(N_("There is no readable run in the folder {folder}."), folder=str(folder)) from error
    if record.topic != topic:
        raise Problem(N_("The run in {folder} belongs to the topic {topic}."), folder=str(folder), topic=record.topic)
    stored = RunFolder(folder)
    steps = stored.snapshot_digests()
    if not steps:
        raise Problem(N_("The run in {folder} has kept no weights yet."), folder=str(folder))
    config = config_class(topic).read(record.config)
    return inspector(Payload(topic, config.model_dump_json(), stored.artifacts(), stored.snapshot(max(steps))))


def as_json(prediction: Any) -> dict[str, Any]:
    """A topic's prediction as plain data for one line of JSON."""
    told = prediction._asdict().items()
    return {name: value.tolist() if hasattr(value, "tolist") else value for name, value in told}
