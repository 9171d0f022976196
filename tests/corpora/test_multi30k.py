import gzip

import pytest

from core.corpora.multi30k import read
from core.corpora.notes import noted
from core.corpora.pair import EMPTY_SIDE, REPEATED_PAIR, SHARED_PAIR, UNPAIRED, Pair
from core.problems import Problem

PARTS = ("train", "val", "test_2016_flickr")


def captions(part, language, count=6):
    return [f"{'Bild' if language == 'de' else 'Picture'} {number} {part}." for number in range(count)]


def packed(path, lines, end="\n"):
    raw = "".join(f"{line}{end}" for line in lines).encode()
    path.write_bytes(gzip.compress(raw, mtime=0) if path.suffix == ".gz" else raw)


@pytest.fixture
def folder(tmp_path):
    for part in PARTS:
        for language in ("de", "en"):
            packed(tmp_path / f"{part}.{language}.gz", captions(part, language))
    return tmp_path


def test_the_parts_are_the_publishers(folder):
    splits = read(folder / "train.de.gz")
    assert [len(part) for part in splits[:3]] == [6, 6, 6]
    assert splits.test[0] == Pair("Bild 0 test_2016_flickr.", "Picture 0 test_2016_flickr.")
    assert splits.notes == ()
    assert read(folder) == splits


def test_either_language_may_be_the_source(folder):
    there, back = read(folder), read(folder, source="en", target="de")
    assert back.train == [Pair(target, source) for source, target in there.train]


def test_the_seed_orders_training_alone(folder):
    one, other = read(folder, seed=1), read(folder, seed=2)
    assert sorted(one.train) == sorted(other.train)
    assert one.train != other.train
    assert one[1:] == other[1:]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_unpacked_files_read_the_same(folder, end):
    before = read(folder)
    for part in PARTS:
        for language in ("de", "en"):
            (folder / f"{part}.{language}.gz").unlink()
            packed(folder / f"{part}.{language}", captions(part, language), end)
    assert read(folder) == before


def test_no_break_spaces_become_blanks_and_unseen_characters_go(folder):
    packed(folder / "val.de.gz", ["Ein\u00a0Hund\u202fbellt\u200b.", "Ein\u00ade  Kat\u00adze."])
    packed(folder / "val.en.gz", ["A dog barks.", "A cat."])
    assert read(folder).valid == [Pair("Ein Hund bellt.", "A dog barks."), Pair("Eine Katze.", "A cat.")]


def test_a_line_separator_inside_a_caption_does_not_shift_the_lines(folder):
    packed(folder / "val.de.gz", ["eins\u2028zwei", "drei"])
    packed(folder / "val.en.gz", ["one two", "three"])
    assert read(folder).valid == [Pair("eins zwei", "one two"), Pair("drei", "three")]


def test_pairs_that_occur_twice_are_counted_and_left_out(folder):
    packed(folder / "train.de.gz", [*captions("train", "de"), "Bild 1 train.", "Noch ein Bild."])
    packed(folder / "train.en.gz", [*captions("train", "en"), "picture 1 train.", "Picture 1 train."])
    splits = read(folder)
    assert len(splits.train) == 7  # another translation of a caption is no repetition
    assert splits.notes == noted({REPEATED_PAIR: 1})


def test_training_shares_no_caption_with_the_other_parts(folder):
    packed(folder / "train.de.gz", [*captions("train", "de"), "Ein anderes.", "Bild 2 val."])
    packed(folder / "train.en.gz", [*captions("train", "en"), "Picture 3 test_2016_flickr.", "Another one."])
    splits = read(folder)
    assert sorted(splits.train) == sorted(map(Pair, captions("train", "de"), captions("train", "en")))
    assert splits.notes == noted({SHARED_PAIR: 2})


def test_empty_sides_are_counted_and_skipped(folder):
    packed(folder / "train.de.gz", ["eins", "", "drei", "\u00a0"])
    packed(folder / "train.en.gz", ["one", "two", "", " "])
    splits = read(folder)
    assert splits.train == [Pair("eins", "one")]
    assert splits.notes == noted({EMPTY_SIDE: 3})


def test_lines_without_a_partner_are_counted_and_skipped(folder):
    packed(folder / "train.en.gz", captions("train", "en", 4))
    packed(folder / "val.de.gz", captions("val", "de", 5))
    splits = read(folder)
    assert [len(part) for part in splits[:3]] == [4, 5, 6]
    assert splits.notes == noted({UNPAIRED: 3})


def test_a_missing_partner_is_named(folder):
    (folder / "val.en.gz").unlink()
    with pytest.raises(Problem, match=r"val\.en\.gz is missing"):
        read(folder)


def test_an_archive_that_was_cut_short_is_a_problem(folder):
    path = folder / "train.de.gz"
    path.write_bytes(path.read_bytes()[:-12])
    with pytest.raises(Problem, match=r"train\.de\.gz is damaged or was cut short"):
        read(folder)


@pytest.mark.parametrize("raw", [b"<html>Not found</html>", gzip.compress(b"eins\n", mtime=0)[:-8] + b"\0" * 8])
def test_what_is_no_sound_gzip_is_a_problem(folder, raw):
    (folder / "train.de.gz").write_bytes(raw)
    with pytest.raises(Problem, match=r"train\.de\.gz is not a \.gz archive, or a damaged one"):
        read(folder)


@pytest.mark.parametrize("raw", [b"", gzip.compress(b"", mtime=0)])
def test_an_empty_file_is_a_problem(folder, raw):
    (folder / "train.de.gz").write_bytes(raw)
    with pytest.raises(Problem, match=r"train\.de\.gz is empty"):
        read(folder)


def test_another_encoding_is_a_problem_with_its_line(folder):
    (folder / "train.de.gz").write_bytes(gzip.compress("eins\nfünf\n".encode("latin-1"), mtime=0))
    with pytest.raises(Problem, match=r"Line 2 of the file train\.de\.gz is not valid UTF-8"):
        read(folder)


def test_marks_of_a_web_page_are_undone(folder):
    packed(folder / "val.de.gz", ["Hund &amp; Katze"])
    packed(folder / "val.en.gz", ["Dog &amp; cat"])
    assert read(folder).valid == [Pair("Hund & Katze", "Dog & cat")]
