"""What had to be left out of a corpus while it was read: counted, kept beside the run, said on the page.

A note is a key of the translation catalogue and what fills its places, as in a `Problem`, so that it can be said in any
language.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from core.problems import N_, Problem
from core.strict_json import from_json

FILE = "notes.json"
"""The name under which a run keeps its notes."""

UNTOKENIZED = N_("Texts without a single token, left out: {count}.")
TOO_LONG = N_("Training pairs of more than {most} tokens, left out: {count}.")

Note = tuple[str, dict[str, object]]


def noted(counts: dict[str, int], **values: object) -> tuple[Note, ...]:
    """A note for each message with a count above 0; `values` fill its other places."""
    return tuple((message, {"count": count} | values) for message, count in counts.items() if count)


def to_text(notes: Iterable[Note]) -> str:
    """The notes as JSON: a list of messages with their values."""
    return json.dumps([{"message": message, "values": values} for message, values in notes], ensure_ascii=False)


def from_text(text: str) -> tuple[Note, ...]:
    """What `to_text` wrote; raises Problem for anything else."""
    try:
        notes = tuple((note["message"], dict(note["values"])) for note in from_json(text))
        for message, values in notes:
            message.format(**values)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise Problem(N_("The notes on what was left out of the corpus are damaged.")) from error
    return notes
