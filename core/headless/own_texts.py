"""A table of one's own on the command line, without the page that usually takes it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from core.problems import N_, Problem
from core.text.script import language_of_most
from core.topics.settings import Settings


def with_table(given: dict[str, str], config_class: type[Settings], file: Path | None = None) -> dict[str, str]:
    """The settings with `file` kept and named in them; the language is that of the texts where none is given.

    The Config says what reads the table. Raises `Problem` where the file cannot be read or the table is not there.
    """
    own = import_module(config_class.own_tables)
    if file is not None:
        try:
            data = file.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise Problem(N_("The file {file} cannot be read: {reason}."), file=file.name, reason=reason) from error
        given = {"corpus": "own"} | given | {"table": own.keep(own.parse(data))}
    if given.get("corpus") != "own" or "language" in given or "language" not in config_class.model_fields:
        return given
    texts = [example.text for example in own.kept(given.get("table", "")).examples]
    return given | {"language": language_of_most(texts)}
