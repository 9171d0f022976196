"""Korean and English say the same: nothing is missing, stale, or filled with other values."""

import ast
import re
import string

import pytest

from core import language
from core.problems import Problem

KOREAN = language.read_catalogue(language.catalogue_path("ko"))
MESSAGES = {language.key_of(message): message for message in KOREAN if message.id}


def texts(message):
    return [message] if isinstance(message, str) else list(message)


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_of_the_code_has_a_korean_translation():
    wanted = {language.key_of(message) for message in language.extract() if message.id}
    missing = {key for key in wanted if key not in MESSAGES or not all(texts(MESSAGES[key].string or ""))}
    assert not missing, "run `python -m core.language` and translate"


def test_no_text_hides_from_the_catalogue():
    """A text inside an f-string is translated when the page is drawn, but the catalogue is never told of it."""
    hidden = {text for path in language.sources() for text in marked(path) if text and text not in MESSAGES}
    assert not hidden


def marked(path):
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    named = [call for call in calls if getattr(call.func, "id", "") in ("_", "N_") and call.args]
    return [call.args[0].value for call in named if isinstance(call.args[0], ast.Constant)]


def test_nothing_is_fuzzy_stale_or_obsolete():
    assert not [key for key, message in MESSAGES.items() if message.fuzzy]
    assert not KOREAN.obsolete
    assert MESSAGES.keys() <= {language.key_of(message) for message in language.extract() if message.id}


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES.keys())
def test_both_sides_have_the_same_places(message):
    for translated in texts(message.string):
        assert places(translated) == places(texts(message.id)[-1])


def test_korean_is_written_in_hangul_unless_it_is_a_name():
    names = {"CBOW", "RNN", "LSTM", "GRU", "BERT", "GLUE", "GloVe", "FastText", "Skip-gram"}
    foreign = {key for key, message in MESSAGES.items() if not re.search("[가-힣]", texts(message.string)[0])}
    assert {key for key in foreign if re.search("[a-z]{3}", key)} <= names


def test_a_translator_fills_the_places():
    assert language.translator("en")("{n} waiting", n=3) == "3 waiting"
    assert language.translator("ko")("{n} waiting", n=3) == "대기 3개"
    assert language.translator("ko")("never seen {x}", x=1) == "never seen 1"
    assert language.translator("ko")("") == ""


def test_a_problem_is_told_in_the_language_of_the_reader_with_its_values():
    problem = Problem("There is no setting called “{field}”.", field="Hidden size")
    assert language.say(problem, "ko") == "“은닉층 크기”: 그런 설정은 없어요."
    assert language.say(problem, "en") == str(problem)


def test_refreshing_keeps_translations_and_reports_what_is_missing(tmp_path, monkeypatch):
    (tmp_path / "app.py").write_text('_("Home")\n_("brand new {x}")\n', encoding="utf-8")
    monkeypatch.setattr(language, "ROOT", tmp_path)
    path = language.catalogue_path("ko")
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n\nmsgid "Home"\nmsgstr "홈"\n\nmsgid "old text"\nmsgstr "x"\n', encoding="utf-8"
    )
    assert language.refresh("ko") == ["brand new {x}"]
    assert language.translator("ko")("Home") == "홈"
    assert language.translator("ko")("brand new {x}", x=1) == "brand new 1"
    assert "old text" not in path.read_text(encoding="utf-8")
    before = path.read_bytes()
    language.refresh("ko")
    assert path.read_bytes() == before
