"""Syntax trees: several visitors may look at code at the same moment."""

import ast
import gc
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.python_source import syntax_tree

FILES = [file.read_text(encoding="utf-8") for file in sorted((Path(__file__).parents[1] / "core/models").glob("*.py"))]


@pytest.fixture
def _collector_that_lets_others_in():
    """A garbage collector that runs often, and hands over to another thread each time."""

    def pause(_phase: str, _info: dict) -> None:
        time.sleep(0.0005)

    before = gc.get_threshold()
    gc.callbacks.append(pause)
    gc.set_threshold(100)
    yield
    gc.set_threshold(*before)
    gc.callbacks.remove(pause)


@pytest.mark.usefixtures("_collector_that_lets_others_in")
def test_threads_do_not_disturb_each_other():
    with ThreadPoolExecutor(8) as pool:
        trees = list(pool.map(syntax_tree, FILES * 8))
    assert [ast.dump(tree) for tree in trees[: len(FILES)]] == [ast.dump(tree) for tree in trees[-len(FILES) :]]
