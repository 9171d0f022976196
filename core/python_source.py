"""Python source files as syntax trees: for code that is shown, and for code that goes into a notebook."""

from __future__ import annotations

import ast
from threading import Lock

_ALONE = Lock()


def syntax_tree(text: str) -> ast.Module:
    """What `ast.parse` makes of it, one thread at a time.

    In Python 3.11 all threads count the depth of their trees together. When the garbage collector stops one of them and
    another one counts on, both get a SystemError (python/cpython#106905).
    """
    with _ALONE:
        return ast.parse(text)
