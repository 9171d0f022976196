import subprocess
import sys

import pytest

from core.corpora import locate, registry
from core.corpora.example import Example
from core.corpora.pair import Pair
from core.problems import Problem
from core.topics.sentiment import CORPORA


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
        "print({'torch', 'pandas', 'numpy', 'spacy', 'mecab_ko', 'pooch', 'requests'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_the_ids_and_their_languages():
    for language in ("en", "ko"):
        assert all(language in registry.CORPORA[corpus].languages for corpus in CORPORA[language])
    labelled = {corpus for language in CORPORA for corpus in CORPORA[language]}
    assert registry.CORPORA.keys() == labelled | {"multi30k", "tatoeba", "reverse"}


def test_every_file_that_can_be_fetched_has_a_checksum_or_changes_and_would_be_found(data):
    for corpus in registry.CORPORA.values():
        for remote in corpus.remote:
            assert all(url.startswith("https://") for url in remote.urls)
            assert remote.changes == (corpus.id == "tatoeba")
            if not remote.changes:
                algorithm, digest = remote.known_hash.split(":")
                assert algorithm == "sha256"
                assert len(bytes.fromhex(digest)) == 32
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
        ("multi30k", "train.de.gz"),
        ("multi30k", "multi30k/train.de"),
        ("multi30k", "dataset/data/task1/raw/train.de.gz"),
        ("tatoeba", "deu.txt"),
        ("tatoeba", "kor-eng/kor.txt"),
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
        ("multi30k", "de", "no sentences in the language de"),
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


def put_pairs(folder, name, translation):
    folder.mkdir()
    rows = (f"I see {number} boats.\t{translation.format(number)}\n" for number in range(50))
    (folder / name).write_text("".join(rows), encoding="utf-8")


def test_pairs_are_loaded_in_either_direction_from_the_file_of_their_languages(data):
    put_pairs(data / "deu-eng", "deu.txt", "Ich sehe {} Boote.")
    put_pairs(data / "kor-eng", "kor.txt", "배 {}척이 보여요.")
    german, korean = registry.load_pairs("tatoeba", "de", "en"), registry.load_pairs("tatoeba", "en", "ko")
    assert Pair("Ich sehe 7 Boote.", "I see 7 boats.") in german.train + german.valid + german.test
    assert Pair("I see 7 boats.", "배 7척이 보여요.") in korean.train + korean.valid + korean.test
    assert registry.load_pairs("tatoeba", "de", "en", seed=1).train != german.train


def test_files_of_one_language_do_not_stand_for_another(data):
    put_pairs(data / "deu-eng", "deu.txt", "Ich sehe {} Boote.")
    assert registry.available("tatoeba", "en", "de") == data / "deu-eng" / "deu.txt"
    assert registry.available("tatoeba", "en", "ko") is None


def test_each_language_is_fetched_by_itself():
    tatoeba, multi30k = registry.CORPORA["tatoeba"], registry.CORPORA["multi30k"]
    assert [remote.name for remote in tatoeba.remotes("ko", "en")] == ["kor.txt"]
    assert [remote.name for remote in tatoeba.remotes("en", "de")] == ["deu.txt"]
    assert len(tatoeba.remotes()) == 2
    assert multi30k.remotes("de", "en") == multi30k.remote


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("corpus", "source", "target", "sentence"),
    [
        ("multi30k", "de", "en", "multi30k is not on this machine. Fetch it"),
        ("multi30k", "ko", "en", "no pairs of the languages ko and en"),
        ("tatoeba", "ko", "en", "tatoeba is not on this machine. Fetch it"),
        ("nsmc", "ko", "en", "no pairs of the languages ko and en"),
        ("wikipedia", "de", "en", "no corpus named wikipedia"),
    ],
)
def test_pairs_that_cannot_be_loaded_are_a_problem(corpus, source, target, sentence):
    with pytest.raises(Problem, match=sentence):
        registry.load_pairs(corpus, source, target)
