import csv
import tarfile

import pytest

from core.corpora.example import Example
from core.corpora.imdb import read
from core.problems import Problem


def everything(splits):
    return splits.train + splits.valid + splits.test


def rows(count=50):
    return [(f"review number {number}, all in all", ("positive", "negative")[number % 2]) for number in range(count)]


@pytest.fixture
def table(tmp_path):
    def write(table_rows, header=("review", "sentiment")):
        path = tmp_path / "IMDB Dataset.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *table_rows])
        return path

    return write


@pytest.fixture
def folder(tmp_path):
    """The publisher's layout with twenty reviews per folder, one of which stands in training and in test."""
    for part in ("train", "test"):
        for label in ("pos", "neg", "unsup"):
            place = tmp_path / "aclImdb" / part / label
            place.mkdir(parents=True)
            for number in range(20):
                (place / f"{number}_9.txt").write_text(f"{part} {label} {number}<br /><br />déjà vu", encoding="utf-8")
    for part in ("train", "test"):
        (tmp_path / "aclImdb" / part / "pos" / "20_10.txt").write_text("the same review", encoding="utf-8")
    return tmp_path / "aclImdb"


def test_quotes_commas_and_line_ends_belong_to_the_review(table):
    path = table([*rows(), ('He said "no",\nthen <br /><br />left<BR/>.', "negative")])
    assert Example('He said "no", then left .', 0) in everything(read(path))


def test_the_table_is_cut_into_parts_without_a_shared_text(table):
    splits = read(table([*rows(), rows()[3], ("REVIEW number 4,  all in all", "positive")]))
    assert [len(part) for part in splits[:3]] == [36, 4, 10]
    assert len({example.text for example in everything(splits)}) == 50
    assert [values for _, values in splits.notes] == [{"count": 2}]


def test_a_table_cut_inside_a_review_is_a_problem_with_its_line(table):
    path = table(rows(5))
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("all in all")], encoding="utf-8")
    with pytest.raises(Problem, match=r"Line 6 of the file IMDB Dataset\.csv"):
        read(path)


@pytest.mark.parametrize("bad", [("only one column",), ("a", "b", "c"), ("a review", "posit")])
def test_a_row_of_the_wrong_shape_is_a_problem_with_its_line(table, bad):
    with pytest.raises(Problem, match=r"Line 4 of the file IMDB Dataset\.csv"):
        read(table([*rows(2), bad]))


def test_a_table_with_other_columns_is_a_problem(table):
    with pytest.raises(Problem, match="columns review,sentiment"):
        read(table(rows(), header=("text", "label")))


def test_the_folder_keeps_its_own_test_part(folder):
    splits = read(folder / "train")
    assert {example.text.split()[0] for example in splits.test} == {"test", "the"}
    assert [len(part) for part in splits[:3]] == [36, 4, 41]
    assert Example("test neg 3 déjà vu", 0) in splits.test
    assert all("unsup" not in example.text and "<br" not in example.text for example in everything(splits))
    assert [values for _, values in splits.notes] == [{"count": 1}]


def test_the_archive_reads_like_the_folder(folder, tmp_path):
    archive = tmp_path / "aclImdb_v1.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(folder, "aclImdb")
    from_archive, from_folder = read(archive), read(folder)
    assert sorted(everything(from_archive)) == sorted(everything(from_folder))


def test_an_archive_of_something_else_is_a_problem(folder, tmp_path):
    archive = tmp_path / "aclImdb_v1.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(folder / "train", "aclImdb/train")
    with pytest.raises(Problem, match="does not hold reviews"):
        read(archive)


def test_a_review_that_is_not_utf_8_is_named(folder):
    (folder / "train" / "pos" / "3_9.txt").write_bytes("déjà vu".encode("latin-1"))
    with pytest.raises(Problem, match=r"train/pos/3_9\.txt is not valid UTF-8"):
        read(folder)
