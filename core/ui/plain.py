"""Typed text stays text: nothing that a student types becomes Markdown, an icon or a formula."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$&=^\"'])")
_WORD_JOINER = "\u2060"  # invisible; Streamlit reads `:name:` even behind a backslash


def plain(text: str) -> str:
    """`text` written so that Streamlit's Markdown shows exactly it, on one line."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r":(?=\S)", f":{_WORD_JOINER}", escaped)  # a colon before a blank begins no name
