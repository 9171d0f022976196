"""The text of a lesson: one document per language, cut into named blocks that the page places.

A block begins with a line `<!-- block: name -->` and ends where the next one begins.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import streamlit as st

from core.ui.i18n import lang

LESSONS = Path(__file__).resolve().parents[2] / "assets" / "lessons"
_BLOCK = re.compile(r"^<!--\s*block:\s*([a-z0-9_]+)\s*-->\s*$", re.MULTILINE)


def lesson(topic_id: str, block: str) -> None:
    """Draw one block in the language of the page; `$…$` is a formula."""
    st.markdown(text_of(topic_id, block, lang()))


def section(topic_id: str, block: str, title: str) -> None:
    """Begin a part of a page: its heading, which the address can end in, and the block of the lesson of that name."""
    st.header(title, anchor=block, divider="gray")
    lesson(topic_id, block)


def text_of(topic_id: str, block: str, language: str) -> str:
    """The Markdown of one block; raises KeyError when the document has no such block."""
    path = LESSONS / language / f"{topic_id}.md"
    found = blocks(path)
    if block not in found:
        raise KeyError(f"{path.name} ({language}) has no block “{block}”; it has {', '.join(found) or 'none'}")
    return found[block]


def blocks(path: Path) -> dict[str, str]:
    """Every block of a document by name, in order; raises ValueError when a name comes twice."""
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=128)
def _read(path: Path, _changed: int) -> dict[str, str]:
    _before, *parts = _BLOCK.split(path.read_text(encoding="utf-8"))
    names, texts = parts[::2], [text.strip() for text in parts[1::2]]
    if len(set(names)) < len(names):
        raise ValueError(f"{path} names a block twice")
    return dict(zip(names, texts, strict=True))
