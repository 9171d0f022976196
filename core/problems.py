"""Everything that can go wrong for a user, as one kind of exception that carries a translatable sentence."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    """Mark `message` for the translation catalogue without translating it here."""
    return message


class Problem(Exception):  # noqa: N818 - it is a sentence for a reader, not a programmer's error
    """A sentence that tells a user what happened and what to try.

    `message` is an English template and the key of the translation catalogue; `values` fill its `{places}`.
    Pages show it in their own language, the command line prints it; neither ever shows a traceback.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, values)
        self.message = message
        self.values = values

    def __reduce__(self):
        """Travel between processes with the values kept."""
        return _rebuild, (self.message, self.values)

    def __str__(self) -> str:
        return self.message.format(**self.values)


class Absent(Problem):
    """Something that a reader brought or fetched is not on this machine; another machine may have it and send it.

    `lacks` says what, in the words of `core.corpora.supplies`.
    """

    def __init__(self, lacks: tuple[str, ...], message: str, **values: object) -> None:
        super().__init__(message, **values)
        self.lacks = lacks
        self.machine = ""  # the worker that lacks it, once it has said so

    def __reduce__(self):
        return _rebuild_absent, (self.lacks, self.machine, self.message, self.values)


def _rebuild(message: str, values: dict[str, object]) -> Problem:
    return Problem(message, **values)


def _rebuild_absent(lacks: tuple[str, ...], machine: str, message: str, values: dict[str, object]) -> Absent:
    absent = Absent(lacks, message, **values)
    absent.machine = machine
    return absent
