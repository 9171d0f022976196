"""Which line of a function has just run, and what was true then: Python itself tells, nothing is assumed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType, FunctionType
from typing import Any, TypeVar

T = TypeVar("T")
Told = Callable[[str, int, dict[str, Any]], None]


def watched(call: Callable[[], T], functions: tuple[FunctionType, ...], tell: Told) -> T:
    """Run `call`; after each line of one of `functions`, `tell(function's name, line of the file, its variables)`.

    This is what a debugger does (`sys.settrace`): Python reports that a line is about to run, so the one before it is
    done. What is called from there runs undisturbed.
    """
    names = {function.__code__: function.__name__ for function in functions}

    def enter(frame: FrameType, event: str, _: Any) -> Callable | None:
        return _follow(names[frame.f_code], tell) if event == "call" and frame.f_code in names else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        return call()
    finally:
        sys.settrace(before)


def _follow(name: str, tell: Told) -> Callable:
    done: int | None = None  # the line that is running

    def follow(frame: FrameType, event: str, _: Any) -> Callable:
        nonlocal done
        if done is not None and event in ("line", "return"):
            tell(name, done, frame.f_locals)
        done = frame.f_lineno if event == "line" else None
        return follow

    return follow
