"""The code that ran: cut out of the source file itself, which is read and never imported."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

from core.python_source import syntax_tree
from core.ui.i18n import _

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Source:
    """Lines `first`–`last` (from 1) of a file of the repository."""

    path: str
    name: str
    text: str
    first: int
    last: int


def source_of(path: str, name: str) -> Source:
    """The class or function `name` (“Class.method” for a method) in `path`, with its decorators.

    Raises LookupError when the file defines no such name, so that a test finds out when code has moved.
    """
    file = ROOT / path
    return _cut(path, name, file.stat().st_mtime_ns)


def code_view(path: str, *names: str, key: str) -> None:
    """Show the named parts of one file, each under the lines it stands in."""
    for name in names:
        source = source_of(path, name)
        lines = _("lines {first}–{last}", first=source.first, last=source.last)
        with st.container(key=f"{key}.{name.replace('.', '-')}", gap="xsmall"):
            st.caption(f"`{source.path}` · {lines}")
            st.code(source.text, language="python")


@lru_cache(maxsize=64)
def _cut(path: str, name: str, _changed: int) -> Source:
    text = (ROOT / path).read_text(encoding="utf-8")
    scope: ast.AST = syntax_tree(text)
    for part in name.split("."):
        scope = _defined(scope, part, path)
    first = min([scope.lineno, *(line.lineno for line in getattr(scope, "decorator_list", []))])
    lines = text.splitlines()[first - 1 : scope.end_lineno]
    indent = len(lines[0]) - len(lines[0].lstrip())
    body = "\n".join(line[indent:] if not line[:indent].strip() else line for line in lines)
    return Source(path, name, body, first, scope.end_lineno)


def _defined(scope: ast.AST, name: str, path: str) -> ast.AST:
    for node in getattr(scope, "body", []):
        named = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name
        assigned = isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets)
        if named or assigned:
            return node
    raise LookupError(f"{path} defines no {name}")
