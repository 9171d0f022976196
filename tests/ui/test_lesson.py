"""Lesson documents: named blocks, the same ones in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.language import LANGUAGES
from core.ui import lesson


def test_blocks_are_cut_at_their_names(tmp_path: Path):
    document = tmp_path / "a.md"
    document.write_text("ignored\n<!-- block: intro -->\n한글 $x^2$\n\n<!-- block: end -->\nbye\n", encoding="utf-8")
    assert lesson.blocks(document) == {"intro": "한글 $x^2$", "end": "bye"}


def test_a_changed_document_is_read_anew(tmp_path: Path):
    import os

    document = tmp_path / "a.md"
    document.write_text("<!-- block: a -->\none", encoding="utf-8")
    assert lesson.blocks(document)["a"] == "one"
    document.write_text("<!-- block: a -->\ntwo", encoding="utf-8")
    os.utime(document, ns=(1, 1))
    assert lesson.blocks(document)["a"] == "two"


def test_a_missing_block_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "rnn.md").write_text("<!-- block: intro -->\nhi", encoding="utf-8")
    monkeypatch.setattr(lesson, "LESSONS", tmp_path)
    with pytest.raises(KeyError, match=r"rnn\.md \(en\) has no block “end”; it has intro"):
        lesson.text_of("rnn", "end", "en")


def test_a_name_that_comes_twice_is_refused(tmp_path: Path):
    document = tmp_path / "a.md"
    document.write_text("<!-- block: a -->\n1\n<!-- block: a -->\n2", encoding="utf-8")
    with pytest.raises(ValueError, match="twice"):
        lesson.blocks(document)


def test_every_lesson_has_the_same_blocks_in_every_language():
    topics = {path.name for path in lesson.LESSONS.glob("*/*.md")}
    for topic in topics:
        names = {language: sorted(lesson.blocks(lesson.LESSONS / language / topic)) for language in LANGUAGES}
        assert len(set(map(tuple, names.values()))) == 1, f"{topic}: {names}"
