"""What all tests share: a home of their own, so that nobody's runs are touched, and the real data where it lies."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Before anything reads them: worker processes inherit these.
os.environ["GLASSBOX_HOME"] = tempfile.mkdtemp(prefix="glassbox-test-")
# What is registered first is done last: the engine of this process has closed by then, and its workers are gone.
atexit.register(shutil.rmtree, os.environ["GLASSBOX_HOME"])
os.environ.pop("GLASSBOX_SCHEDULER", None)
if "GLASSBOX_DATA" not in os.environ and (shared := ROOT.parent / "shared" / "data").is_dir():
    os.environ["GLASSBOX_DATA"] = str(shared)

_KIND = {"browser": "browser", "machines": "engine", "serving": "engine"}  # folder of tests -> their marker


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if kind := _KIND.get(item.path.relative_to(ROOT / "tests").parts[0]):
            item.add_marker(kind)


@pytest.fixture
def root() -> Path:
    """The folder of the repository."""
    return ROOT
