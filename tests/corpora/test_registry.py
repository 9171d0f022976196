import subprocess
import sys

import pytest

from core.corpora import locate, registry
from core.corpora.example import Example
from core.problems import Problem


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.DATA, str(tmp_path))
    monkeypatch.setenv(locate.HOME, str(tmp_path / "home"))
    return tmp_path


def put_sentences(folder):
    folder.mkdir()
    for name in ("pos", "neg"):
        (folder / f"rt-polarity.{name}").write_text("".join(f"{name} {number}\n" for number in range(40)))


def test_it_is_light_enough_for_the_process_that_serves_pages():
    code = (
        "import sys, core.corpora.registry, core.corpora.fetch\n"
        "print({'torch', 'pandas', 'numpy', 'spacy', 'mecab', 'pooch', 'requests'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_the_ids_and_their_languages():
    assert [corpus.id for corpus in registry.for_language("en")] == ["small_world", "rt_polarity", "imdb"]
    assert [corpus.id for corpus in registry.for_language("ko")] == ["small_world", "nsmc"]
    assert registry.CORPORA.keys() == {"small_world", "rt_polarity", "imdb", "nsmc", "multi30k", "tatoeba"}


def test_every_file_that_can_be_fetched_has_a_checksum_and_would_be_found(data):
    for corpus in registry.CORPORA.values():
        for remote in corpus.remote:
            algorithm, digest = remote.known_hash.split(":")
            assert algorithm == "sha256"
            assert len(bytes.fromhex(digest)) == 32
            assert all(url.startswith("https://") for url in remote.urls)
        if corpus.remote:
            place = data / "home" / "cache" / "corpora" / corpus.id / corpus.remote[0].name
            place.parent.mkdir(parents=True)
            place.touch()
            assert registry.available(corpus.id) == place


@pytest.mark.parametrize("folder", ["rt-polarity", "rt-polaritydata"])
def test_a_real_corpus_is_found_and_loaded(data, folder):
    put_sentences(data / folder)
    splits = registry.load("rt_polarity", "en", seed=1)
    assert isinstance(splits.train[0], Example)
    assert len(splits.train) + len(splits.valid) + len(splits.test) == 80


@pytest.mark.parametrize(
    ("corpus", "place"),
    [
        ("rt_polarity", "rt-polarity.pos"),
        ("rt_polarity", "any/rt-polaritydata.tar.gz"),
        ("imdb", "imdb/IMDB Dataset.csv"),
        ("imdb", "imdb/aclImdb_v1.tar.gz"),
        ("imdb", "imdb/aclImdb_sample.tar.gz"),
        ("imdb", "aclImdb/train"),
        ("imdb", "imdb/aclImdb/train"),
        ("nsmc", "nsmc/ratings_train.txt"),
    ],
)
def test_the_layouts_of_the_publishers_are_found(data, corpus, place):
    (data / place).parent.mkdir(parents=True, exist_ok=True)
    (data / place).touch()
    assert registry.available(corpus) == data / place


def test_sizes_are_upper_bounds(data):
    put_sentences(data / "rt-polarity")
    splits = registry.load("rt_polarity", "en", sizes=(10, 1000, 3))
    assert [len(part) for part in splits[:3]] == [10, 8, 3]


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("corpus", "language", "sentence"),
    [
        ("imdb", "en", "not on this machine"),
        ("imdb", "ko", "no sentences in the language ko"),
        ("wikipedia", "en", "no corpus named wikipedia"),
    ],
)
def test_what_cannot_be_loaded_is_a_problem(corpus, language, sentence):
    with pytest.raises(Problem, match=sentence):
        registry.load(corpus, language)


@pytest.mark.usefixtures("data")
def test_the_small_world_needs_no_files():
    assert registry.available("small_world") is None
    for language in ("en", "ko"):
        splits = registry.load("small_world", language, sizes=(20, 10, 10))
        assert [len(part) for part in splits[:3]] == [20, 10, 10]
