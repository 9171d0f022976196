"""Which line ran: told by Python itself, for the watched functions alone, whatever happens in them."""

import sys

import pytest

from core.probes.lines import watched


def inner(n):
    double = 2 * n
    return double + 1


def outer(n):
    first = inner(n)
    return first + inner(first)


def fails():
    known = 1
    raise ValueError(known)


def test_each_line_is_told_once_it_is_done_with_what_it_left_behind():
    told = []
    result = watched(lambda: outer(3), (inner,), lambda name, line, seen: told.append((name, line, dict(seen))))
    first = inner.__code__.co_firstlineno + 1
    assert result == outer(3)
    assert told[:2] == [("inner", first, {"n": 3, "double": 6}), ("inner", first + 1, {"n": 3, "double": 6})]
    assert len(told) == 4


def test_a_mistake_passes_through_and_watching_ends():
    before = sys.gettrace()
    with pytest.raises(ValueError, match="1"):
        watched(fails, (fails,), lambda *_: None)
    assert sys.gettrace() is before
