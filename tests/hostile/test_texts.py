"""2,000 hostile texts at every entrance that reads one: an answer or a `Problem`, and nothing else happens."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings

from core.catalog import ready_topics
from core.corpora import own, own_numbers
from core.corpora.own_numbers.cells import bare, named, number_in
from core.engine.run_folder import RunFolder
from core.engine.shelf import Shelf
from core.engine.topics import config_class
from core.gate import page
from core.language import LANGUAGES, say
from core.problems import Problem
from core.text.cleaning import check, clean
from core.text.tokenizers import tokenize
from core.topics import expressions, layer_names, nested_text, tensor_text
from core.topics.fields import settle
from core.ui.plain import plain
from tests.hostile.texts import hostile_texts
from tests.hostile.watching import watched

TOPICS = [topic.id for topic in ready_topics()]
FIXED = settings(derandomize=True, database=None, deadline=None)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def lives_there(home, monkeypatch):
    monkeypatch.setenv("GLASSBOX_HOME", str(home))


def answered(entrance: Callable[[str], object], text: str) -> object | None:
    """What an entrance answers; None after a `Problem`, which can be said in every language."""
    try:
        return entrance(text)
    except Problem as problem:
        told = problem
    for lang in LANGUAGES:
        assert say(told, lang).strip()
    return None


def table_of(parse: Callable, text: str) -> object:
    """The text as a table of one's own, pasted, with more rows than there must be."""
    return parse("\n".join(f"{text[:400]} {at}\t{at % 2}" for at in range(24)).encode("utf-8", "replace"))


def settings_of(text: str) -> None:
    """The text as the name and as the value of settings in an address; over all texts, of every setting."""
    kind = config_class(TOPICS[len(text) % len(TOPICS)])
    for name in (*list(kind.model_fields)[len(text) % 3 :: 3], text):
        config, problems = kind.read_leniently(settle(kind, {name: text}))
        assert kind.model_validate(config.model_dump()) == config
        for problem in problems:
            assert say(problem, "ko")


def tokens_of(language: str, text: str) -> None:
    """Tokens stand where they say, whatever the text."""
    for token in tokenize(text, language):
        assert text[token.start : token.end] == token.text


def shelf_of(text: str) -> None:
    """The text as the id of a run, as a topic, and as the name of a file of a run."""
    from core.home import home

    shelf = Shelf(home() / "runs")
    shelf.list(text)
    answered(config_class, text)
    answered(lambda name: RunFolder(home() / "runs" / "x" / "y").write_artifacts({name: text}), text)
    answered(lambda name: own.kept(name), text)
    answered(lambda name: own_numbers.kept(name), text)
    shelf.find(text)


def shown_as_text(text: str) -> None:
    """Markdown shows the text itself: every sign that could begin markup stands behind a backslash."""
    shown = plain(text)
    assert "\n" not in shown
    for sign in "`*[<$_~|":
        assert f"\\{sign}" in shown or sign not in text


def door(text: str) -> None:
    """The text as the query of an address at the door."""
    shown = page.form(page.language(text, text), text, Problem("{text}", text=text))
    assert shown.count("<script") == 0
    assert shown.count("<form") == 1


ENTRANCES = {
    "clean": clean,
    "check": check,
    "expression": expressions.parse,
    "nested": nested_text.nested,
    "sizes": tensor_text.sizes,
    "index": tensor_text.index,
    "whole": tensor_text.whole,
    "layer": layer_names.checked,
    "number": number_in,
    "cell": bare,
    "name": named,
    "settings": settings_of,
    "shelf": shelf_of,
    "plain": shown_as_text,
    "paste": lambda text: own.parse(text.encode("utf-8", "replace")),
    "table": partial(table_of, own.parse),
    "numbers": partial(table_of, own_numbers.parse),
    "door": door,
    "en": partial(tokens_of, "en"),
    "ko": partial(tokens_of, "ko"),
    "de": partial(tokens_of, "de"),
    "letters": partial(tokens_of, "letters"),
}


@pytest.fixture(scope="module", autouse=True)
def everything_is_imported():
    """Some libraries make code when they are imported: before the watch begins."""
    for entrance in ENTRANCES.values():
        answered(entrance, "1")
    for topic in TOPICS:
        config_class(topic)


def test_every_entrance_for_typed_text(home):
    @settings(FIXED, max_examples=2000)
    @given(hostile_texts)
    def throw(text: str) -> None:
        with watched(home):
            for entrance in ENTRANCES.values():
                answered(entrance, text)

    throw()


def test_what_is_kept_of_a_table_is_read_back_as_it_was(home):
    @settings(FIXED, max_examples=100)
    @given(hostile_texts)
    def throw(text: str) -> None:
        for module in (own, own_numbers):
            with watched(home):
                table = answered(partial(table_of, module.parse), text)
                again = None if table is None else module.kept(module.keep(table))
            assert again is None or module.canonical(again) == module.canonical(table)

    throw()


def test_what_is_typed_travels_as_json_has_it():
    @settings(FIXED, max_examples=200)
    @given(hostile_texts)
    def throw(text: str) -> None:
        assert json.loads(json.dumps(clean(text), ensure_ascii=False)) == clean(text)
        clean(text).encode()

    throw()
