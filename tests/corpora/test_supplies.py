"""What is sent after a worker that lacks it, and what arrives there."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.corpora import imdb, own
from core.corpora.registry import CORPORA, load
from core.corpora.supplies import files_for, put
from core.problems import Absent, Problem

ROWS = "\n".join(f"{label}\t{word} {n}" for label, word in ((0, "dull"), (1, "lively")) for n in range(20))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of its own, with nothing on it."""
    monkeypatch.setenv("GLASSBOX_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GLASSBOX_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"all about {name}")


@pytest.mark.parametrize(
    ("corpus", "languages", "files", "sent"),
    [
        ("nsmc", (), ("ratings_train.txt", "ratings_test.txt", "notes"), ["ratings_test.txt", "ratings_train.txt"]),
        ("rt_polarity", (), ("rt-polarity.pos", "rt-polarity.neg", "readme"), ["rt-polarity.neg", "rt-polarity.pos"]),
        ("tatoeba", ("ko", "en"), ("deu.txt", "kor.txt", "kor.txt.receipt.json"), ["kor.txt.receipt.json", "kor.txt"]),
        ("multi30k", ("de", "en"), ("train.de.gz", "val.en.gz", "test_2016_flickr.de.gz", "other.gz"),
         ["val.en.gz", "test_2016_flickr.de.gz", "train.de.gz"]),
    ],
)  # fmt: skip
def test_a_corpus_goes_with_all_its_files_and_the_one_looked_for_last(
    here: Path, corpus: str, languages: tuple[str, ...], files: tuple[str, ...], sent: list[str]
) -> None:
    assert files_for(("corpus", corpus, *languages)) == {}
    fill(here, *files)
    assert list(files_for(("corpus", corpus, *languages))) == [f"corpora/{corpus}/{name}" for name in sent]


def test_an_unpacked_archive_goes_as_one_file_that_its_reader_reads(here: Path) -> None:
    for part in ("train", "test"):
        fill(here, *(f"aclImdb/{part}/{label}/{n}_5.txt" for label in ("pos", "neg") for n in range(20)))
    ((name, path),) = files_for(("corpus", "imdb")).items()
    assert name == "corpora/imdb/aclImdb.tar.gz"
    assert [path.match(pattern) for pattern in CORPORA["imdb"].local][-1]
    assert imdb.read(path) == imdb.read(here / "aclImdb" / "train")


@pytest.mark.usefixtures("here")
def test_a_table_arrives_piece_by_piece(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    name = own.keep(own.parse(ROWS.encode()))
    parts = load("own", "en", table=name)
    files = {file: path.read_bytes() for file, path in files_for(("own", name)).items()}
    monkeypatch.setenv("GLASSBOX_HOME", str(tmp_path / "worker"))
    with pytest.raises(Absent) as caught:
        load("own", "en", table=name)
    assert caught.value.lacks == ("own", name)
    for file, data in files.items():
        put(file, "abc", 0, data[:100], False)
        put(file, "abc", 100, data[100:], True)
    assert load("own", "en", table=name) == parts


def test_nothing_is_written_outside_the_cache_folder(here: Path) -> None:
    for name in ("../x", "/etc/x", "a/../../x", "", "c:x", "a\\..\\x"):
        with pytest.raises(ValueError, match="leaves the folder"):
            put(name, "abc", 0, b"", True)
    assert files_for(("own", "../../x")) == {}
    (here.parent / "home").write_text("a file where the folder should be")
    with pytest.raises(Problem, match="cannot be written"):
        put("own/x.tsv", "abc", 0, b"", True)
