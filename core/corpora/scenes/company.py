"""Which two doings go together in one sentence: at the same time, or one as the reason of the other."""

from __future__ import annotations

from core.corpora.scenes.frames import FRAMES, Frame


def _table(rows: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Rows of comma-separated verbs -> comma-separated words, one entry a verb."""
    return {verb: tuple(words.split(", ")) for verbs, words in rows.items() for verb in verbs.split(", ")}


BUSY = _table({
    "sing, laugh": "mouth", "eat, drink": "mouth, hands", "dance": "body, hands", "wait, sit": "body",
    "read, write, paint, cut": "hands, eyes", "bake, cook, clean, repair": "hands, eyes, body", "listen to": "ears",
    "stroke": "hands", "look at": "eyes",
})  # fmt: skip
"""What of the body a doing keeps busy: nobody does two things with the same part of it, such as to sit and to dance."""

_LASTING = frozenset({
    *BUSY, "sleep", "cry", "swim", "play", "bark", "work", "carry", "look for", "help", "plant", "pick up", "open",
}) - {"sit"}  # fmt: skip
_ANYWHERE = frozenset({"sing", "laugh", "wait", "listen to"})
WHILE = tuple(frame for frame in FRAMES if frame.verb in _LASTING)
"""What somebody may be doing meanwhile. Sitting needs a place, and these clauses have none."""

STATES = _table({
    "sleep, fall asleep, sit, come back": "tired", "eat, bake, cook": "hungry", "drink": "thirsty",
    "sing, dance, laugh": "happy", "cry": "sad",
})  # fmt: skip
"""What one is when one does this: "The man sleeps because he is tired." """

_CAUSES = _table({
    "cry": "bark, run away", "laugh": "dance, sing, fall asleep", "dance": "sing", "get up": "bark, cry, sing",
    "run away": "bark, come back", "bark": "run away, come back, dance, sing", "come back": "cry",
})  # fmt: skip
CAUSES = {verb: tuple(f for f in FRAMES if f.verb in causes) for verb, causes in _CAUSES.items()}
"""What somebody else does that makes one do this: "The child cries because a dog barks." """


def at_once(main: Frame, place: str) -> tuple[Frame, ...]:
    """What the same person can be doing at the same time: it needs other parts of the body, and suits the place.

    Empty for what leaves no hand free. Without a place ("") there must be one that suits both.
    """
    if main.verb not in BUSY:
        return ()
    busy, places = set(BUSY[main.verb]), {place} if place else set(main.places)
    idle = (frame for frame in WHILE if frame.verb in BUSY and busy.isdisjoint(BUSY[frame.verb]))
    return tuple(frame for frame in idle if frame.verb in _ANYWHERE or places & set(frame.places))
