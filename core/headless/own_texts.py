"""A table of one's own texts on the command line, without the page that usually takes it."""

from __future__ import annotations

from pathlib import Path

from core.corpora import own
from core.problems import N_, Problem
from core.text.script import language_of_most


def with_table(given: dict[str, str], file: Path | None = None) -> dict[str, str]:
    """The settings with `file` kept and named in them; the language is that of the texts where none is given.

    Raises `Problem` where the file cannot be read or the table is not there.
    """
    if file is not None:
        try:
            data = file.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise Problem(N_("The file {file} cannot be read: {reason}."), file=file.name, reason=reason) from error
        given = {"corpus": "own"} | given | {"table": own.keep(own.parse(data))}
    if given.get("corpus") != "own" or "language" in given:
        return given
    texts = [example.text for example in own.kept(given.get("table", "")).examples]
    return given | {"language": language_of_most(texts)}
