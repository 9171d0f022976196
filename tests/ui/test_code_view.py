"""The code on the page is the code in the file, and showing it imports nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from core.ui.code_view import ROOT, source_of

MODEL = "core/models/recurrent_classifier.py"


def lines(path: str, first: int, last: int) -> list[str]:
    return (ROOT / path).read_text(encoding="utf-8").splitlines()[first - 1 : last]


def test_a_class_is_cut_from_its_first_line_to_its_last():
    source = source_of(MODEL, "RecurrentClassifier")
    assert source.text.splitlines() == lines(MODEL, source.first, source.last)
    assert source.text.startswith("class RecurrentClassifier(nn.Module):")


def test_a_method_is_moved_to_the_left_edge():
    source = source_of(MODEL, "RecurrentClassifier.forward")
    assert source.text.startswith("def forward(")
    assert [line.strip() for line in source.text.splitlines()] == [
        line.strip() for line in lines(MODEL, source.first, source.last)
    ]


def test_decorators_belong_to_the_code():
    assert source_of("core/ui/code_view.py", "Source").text.startswith("@dataclass(frozen=True)\nclass Source:")


def test_a_constant_can_be_shown():
    assert source_of(MODEL, "CELLS").text.startswith("CELLS = {")


def test_a_name_that_has_moved_is_reported():
    with pytest.raises(LookupError, match="defines no Gone"):
        source_of(MODEL, "Gone")


def test_showing_a_model_does_not_bring_torch_along():
    code = f"import sys; from core.ui.code_view import source_of; source_of({MODEL!r}, 'RecurrentClassifier'); "
    done = subprocess.run(
        [sys.executable, "-c", code + "assert 'torch' not in sys.modules"], cwd=Path(ROOT), check=False
    )
    assert done.returncode == 0
