"""The code that ran with one line lit: the one that has just run."""

from __future__ import annotations

from html import escape

import streamlit as st

from core.ui.code_view import source_of
from core.ui.i18n import _

_BOX = (
    "font-family: monospace; font-size: 0.85rem; line-height: 1.5; overflow-x: auto; padding: 0.6rem 0; margin: 0;"
    "border: 1px solid color-mix(in srgb, currentColor 18%, transparent); border-radius: 0.5rem; white-space: pre;"
)
_LIT = "background: color-mix(in srgb, {0} 30%, transparent); border-left: 4px solid {0}; font-weight: 600;"


def code_line(path: str, name: str, lit: int | None, key: str) -> None:
    """The class or function `name` of a file; line `lit` of that file (None: none) is marked.

    The numbers at the left are those of the file, so that it can be found there.
    """
    source = source_of(path, name)
    lines = [_line(number, text, number == lit) for number, text in enumerate(source.text.splitlines(), source.first)]
    with st.container(key=key, gap="xxsmall"):
        st.caption(f"`{path}` · " + _("lines {first}–{last}", first=source.first, last=source.last))
        st.html(f'<div class="code-line" style="{_BOX}" tabindex="0">{"".join(lines)}</div>')


def _line(number: int, text: str, lit: bool) -> str:
    """One line; the lit one also has an arrow, for those who see no colour, and is a `mark` for a screen reader."""
    from core.charts.palette import MARK

    style = "display: block; width: max-content; min-width: 100%; padding: 0 0.6rem; color: inherit;"
    style += _LIT.format(MARK) if lit else "background: none; border-left: 4px solid transparent;"
    sign, tag = ("▶", "mark") if lit else (" ", "span")
    return f'<{tag} style="{style}"><span style="opacity: 0.6">{number:>4} {sign} </span>{escape(text)}</{tag}>'
