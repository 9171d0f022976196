"""What all tests share: a home of their own, so that nobody's runs are touched, and the real data where it lies."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Before anything reads them: worker processes inherit these.
os.environ["GLASSBOX_HOME"] = tempfile.mkdtemp(prefix="glassbox-test-")
os.environ.pop("GLASSBOX_SCHEDULER", None)
if "GLASSBOX_DATA" not in os.environ and (shared := ROOT.parent / "shared" / "data").is_dir():
    os.environ["GLASSBOX_DATA"] = str(shared)


@pytest.fixture
def root() -> Path:
    """The folder of the repository."""
    return ROOT
