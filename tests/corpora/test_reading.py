import gzip
import io
import tarfile

import pytest

from core.corpora.reading import decode, members, read_text
from core.problems import Problem


def make_tar(path, files):
    with tarfile.open(path, "w:gz") as archive:
        for name, raw in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return path


def test_a_byte_order_mark_is_forgiven(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfna\xc3\xafve\n")
    assert read_text(path) == "naïve\n"


def test_a_missing_file_is_named_with_its_folder(tmp_path):
    with pytest.raises(Problem, match=r"a\.txt is missing") as caught:
        read_text(tmp_path / "a.txt")
    assert str(tmp_path) in str(caught.value)


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path):
    with pytest.raises(Problem, match="cannot be read"):
        read_text(tmp_path)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "is empty"),
        ("a review".encode("utf-16"), "stored as UTF-16"),
        (b"PK\x03\x04\0\0\0", "not a text file"),
        ("one\ntwo\ncafé\n".encode("latin-1"), "Line 3 of the file a.txt is not valid UTF-8"),
    ],
)
def test_what_is_wrong_with_the_bytes_is_said(raw, sentence):
    with pytest.raises(Problem, match=sentence):
        decode(raw, "a.txt")


def test_the_encodings_are_tried_in_turn():
    both = ("utf-8-sig", "cp1252")
    assert decode("café".encode(), "a.txt", both) == decode("café".encode("cp1252"), "a.txt", both) == "café"


def test_members_come_without_touching_the_disk(tmp_path):
    path = make_tar(tmp_path / "a.tar.gz", {"../../escape.txt": b"one", "/etc/absolute.txt": b"two"})
    assert dict(members(path)) == {"../../escape.txt": b"one", "/etc/absolute.txt": b"two"}
    assert [found.name for found in tmp_path.iterdir()] == ["a.tar.gz"]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9, 0.99])
def test_an_archive_that_was_cut_short_is_a_problem(tmp_path, share):
    noise = {f"{number}.txt": bytes((number * i * i) % 251 for i in range(3000)) for number in range(1, 30)}
    path = make_tar(tmp_path / "a.tar.gz", noise)
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * share)])
    with pytest.raises(Problem, match=r"a\.tar\.gz is (damaged|not a)"):
        list(members(path))


@pytest.mark.parametrize("raw", [b"", b"<html>404</html>", gzip.compress(b"no tar in here" * 100, mtime=0)])
def test_what_is_no_archive_is_a_problem(tmp_path, raw):
    path = tmp_path / "a.tar.gz"
    path.write_bytes(raw)
    with pytest.raises(Problem, match=r"a\.tar\.gz is (damaged|not a)"):
        list(members(path))


def test_a_missing_archive_is_a_problem(tmp_path):
    with pytest.raises(Problem, match="missing"):
        list(members(tmp_path / "a.tar.gz"))
