import io
import tarfile

import pytest

from core.corpora.example import Example
from core.corpora.rt_polarity import read
from core.problems import Problem


def lines(kind, count=40):
    return [f"a {kind} film number {number} ." for number in range(count)]


def write(folder, positive, negative, encoding="cp1252"):
    folder.mkdir(exist_ok=True)
    for name, sentences in (("pos", positive), ("neg", negative)):
        (folder / f"rt-polarity.{name}").write_bytes("".join(f"{line} \n" for line in sentences).encode(encoding))
    return folder / "rt-polarity.pos"


def everything(splits):
    return splits.train + splits.valid + splits.test


def test_parts_have_their_sizes_and_both_classes(tmp_path):
    splits = read(write(tmp_path, lines("good"), lines("bad")))
    assert [len(part) for part in splits[:3]] == [64, 8, 8]
    assert [sum(example.label for example in part) for part in splits[:3]] == [32, 4, 4]
    assert splits.notes == ()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_characters_arrive_whether_the_copy_was_converted_or_not(tmp_path, encoding):
    path = write(tmp_path, [*lines("good"), "a fiancée’s café – naïve …"], lines("bad"), encoding)
    assert Example("a fiancée’s café – naïve …", 1) in everything(read(path))


def test_only_a_line_end_ends_a_line(tmp_path):
    odd = "one\x0btwo\x0cthree\x1cfour…five"  # splitlines() would make five of it; … is the byte 85
    assert Example(odd, 1) in everything(read(write(tmp_path, [*lines("good"), odd], lines("bad"))))


def test_a_test_sentence_is_never_trained_on(tmp_path):
    repeated = lines("good", 20) * 3
    splits = read(write(tmp_path, repeated, lines("bad")))
    texts = [{example.text for example in part} for part in splits[:3]]
    assert not (texts[0] & texts[1] | texts[0] & texts[2] | texts[1] & texts[2])
    assert sum(values["count"] for _, values in splits.notes) == 100 - len(everything(splits)) > 0


def test_the_seed_decides_the_parts(tmp_path):
    path = write(tmp_path, lines("good"), lines("bad"))
    assert read(path, seed=3) == read(path, seed=3) != read(path, seed=4)


def test_the_archive_reads_like_the_files(tmp_path):
    path = write(tmp_path / "rt-polaritydata", lines("good"), lines("bad"))
    archive = tmp_path / "rt-polaritydata.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(path.parent, "rt-polaritydata")
    assert read(archive) == read(path)


def test_an_archive_without_the_files_is_a_problem(tmp_path):
    archive = tmp_path / "rt-polaritydata.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.addfile(tarfile.TarInfo("readme"), io.BytesIO())
    with pytest.raises(Problem, match=r"does not hold rt-polarity\.neg"):
        read(archive)


def test_the_other_file_must_be_there(tmp_path):
    path = write(tmp_path, lines("good"), lines("bad"))
    (tmp_path / "rt-polarity.neg").unlink()
    with pytest.raises(Problem, match=r"rt-polarity\.neg is missing"):
        read(path)
