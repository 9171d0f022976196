"""The list of topics is complete, in order, and fits the files."""

import re
from pathlib import Path

import pytest

from core import catalog
from core.problems import Problem

ROOT = Path(__file__).resolve().parent.parent


def test_every_topic_of_the_course_is_listed_once_in_order():
    numbers = [topic.number for topic in catalog.topics()]
    assert len(numbers) == len(set(numbers)) == 31
    assert [number for number in numbers if number.startswith("1.")] == [f"1.{n}" for n in range(1, 14)]


def test_ids_can_be_addresses_and_file_names():
    ids = [topic.id for topic in catalog.topics()]
    assert len(ids) == len(set(ids)) == 31
    assert all(re.fullmatch(r"[a-z][a-z2]*(_[a-z]+)*", id) for id in ids)


def test_every_ready_topic_has_its_page_and_its_settings():
    assert "sentiment" in {topic.id for topic in catalog.ready_topics()}
    for topic in catalog.ready_topics():
        assert (ROOT / "pages" / catalog.page_path(topic)).is_file()
        assert (ROOT / "core" / "topics" / f"{topic.id}.py").is_file()


def test_every_page_belongs_to_a_topic_or_to_the_start():
    pages = {path.relative_to(ROOT / "pages").as_posix() for path in (ROOT / "pages").rglob("*.py")}
    assert pages == {"router.py", "start/home.py"} | {catalog.page_path(topic) for topic in catalog.ready_topics()}


def test_every_icon_exists():
    from streamlit.material_icon_names import ALL_MATERIAL_ICONS

    assert {topic.icon[len(":material/") : -1] for topic in catalog.topics()} <= set(ALL_MATERIAL_ICONS)


def test_an_unknown_topic_is_a_sentence_for_the_reader():
    with pytest.raises(Problem, match="no topic called “nothing”"):
        catalog.topic("nothing")
