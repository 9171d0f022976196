"""Which language a text is in, by the letters it is written with."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")


def language_of(text: str, latin: str = "en") -> str:
    """“ko” for a text with any Hangul in it, else the language that is expected in Latin letters."""
    return "ko" if _HANGUL.search(text) else latin


def language_of_most(texts: Sequence[str]) -> str:
    """“ko” where at least half of the texts have Hangul in them, else “en”."""
    return "ko" if 2 * sum(language_of(text) == "ko" for text in texts) >= len(texts) else "en"
