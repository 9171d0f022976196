"""The watch itself: it has to see what it is there for."""

import os
from pathlib import Path

import pytest

from tests.hostile.watching import watched


def test_what_happens_at_home_is_nobodys_business(tmp_path: Path) -> None:
    with watched(tmp_path):
        (tmp_path / "inside").write_text("x")


@pytest.mark.parametrize(
    "deed",
    [
        lambda home: (home.parent / "file").write_text("x"),
        lambda home: (home / ".." / "file").write_text("x"),
        lambda home: (home.parent / "folder").mkdir(exist_ok=True),
        lambda _home: exec("1 + 1"),
        lambda _home: os.system("true"),
    ],
    ids=["written beside it", "written over a path", "a folder", "code", "a process"],
)
def test_everything_else_is_seen(tmp_path: Path, deed) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with pytest.raises(AssertionError, match="1 things were seen"), watched(home):
        deed(home)
