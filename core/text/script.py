"""Which language a text is in, by the letters it is written with."""

from __future__ import annotations

import re

_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")


def language_of(text: str) -> str:
    """“ko” for a text with any Hangul in it, else “en”."""
    return "ko" if _HANGUL.search(text) else "en"
