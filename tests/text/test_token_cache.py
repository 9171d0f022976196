import pytest

from core.corpora import locate
from core.text import token_cache
from core.text.token_cache import tokenize_cached

TEXTS = ["A good film.", "", "  ", "bad", "café 🎬"]
WORDS = [["a", "good", "film", "."], [], [], ["bad"], ["café", "🎬"]]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path))
    return tmp_path / "cache" / "tokens"


def forbid_cutting(monkeypatch):
    def fail(*_):
        raise AssertionError("the words should have come from the cache")

    monkeypatch.setattr(token_cache, "tokenize_all", fail)


def test_the_second_time_nothing_is_cut(folder, monkeypatch):
    assert tokenize_cached(TEXTS, "en") == WORDS
    assert [path.suffix for path in folder.iterdir()] == [".txt"]
    forbid_cutting(monkeypatch)
    assert tokenize_cached(TEXTS, "en") == WORDS


def test_other_texts_another_language_or_another_version_are_cut_anew(folder, monkeypatch):
    tokenize_cached(["ab c"], "en")
    tokenize_cached(["ab", "c"], "en")
    tokenize_cached(["ab c"], "ko")
    monkeypatch.setattr(token_cache, "version", lambda _: "spacy 99")
    tokenize_cached(["ab c"], "en")
    assert len(list(folder.iterdir())) == 4


@pytest.mark.parametrize("damage", [b"", b"one line", b"\xff\n\n\n\n"])
def test_a_damaged_file_is_cut_anew(folder, damage):
    tokenize_cached(TEXTS, "en")
    (stored,) = folder.iterdir()
    stored.write_bytes(damage)
    assert tokenize_cached(TEXTS, "en") == WORDS
    assert stored.read_bytes() != damage


def test_words_that_would_come_back_otherwise_are_not_stored(folder, monkeypatch):
    monkeypatch.setattr(token_cache, "tokenize_all", lambda *_: [["a\tb", "c\nd"]])
    assert tokenize_cached(["x"], "en") == [["a\tb", "c\nd"]]
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_no_harm(tmp_path, folder):
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert tokenize_cached(TEXTS, "en") == WORDS
    assert not folder.exists()


@pytest.mark.usefixtures("folder")
def test_no_texts_give_no_words():
    assert tokenize_cached([], "en") == []
