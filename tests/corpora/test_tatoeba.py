import pytest

from core.corpora.notes import noted
from core.corpora.pair import EMPTY_SIDE, REPEATED_PAIR, SHARED_PAIR, Pair
from core.corpora.splitting import same
from core.corpora.tatoeba import read
from core.problems import Problem


def rows(count=400):
    return [f"I see {number} boats.\tIch sehe {number} Boote." for number in range(count)]


@pytest.fixture
def write(tmp_path):
    def write(lines, name="deu.txt", end="\n"):
        path = tmp_path / name
        path.write_bytes("".join(f"{line}{end}" for line in lines).encode())
        return path

    return write


def everything(splits):
    return splits.train + splits.valid + splits.test


def english(part):
    return {same(pair.target) for pair in part}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_small_file_gives_a_tenth_to_each_check(write, end):
    splits = read(write(rows(), end=end))
    assert sum(len(part) for part in splits[:3]) == 400
    assert all(20 < len(part) < 60 for part in splits[1:3])
    assert Pair("Ich sehe 7 Boote.", "I see 7 boats.") in everything(splits)
    assert splits.notes == ()


def test_two_columns_and_three_read_the_same(write):
    two = read(write(rows()))
    assert read(write([f"{row}\tCC-BY 2.0, somebody" for row in rows()])) == two


def test_the_folder_will_do_and_the_language_chooses_the_file(write):
    write(rows())
    path = write([f"I see {number} boats.\t배 {number}척이 보여요." for number in range(20)], "kor.txt")
    assert len(everything(read(path.parent))) == 400
    korean = read(path.parent, source="en", target="ko")
    assert Pair("I see 3 boats.", "배 3척이 보여요.") in everything(korean)


def test_the_english_side_alone_decides_the_part(write):
    more = [f"I see {number} boats!\tEs sind {number} Boote in Sicht." for number in range(400)]
    splits = read(write(rows() + more))
    assert len(everything(splits)) == 800
    for part in splits[:3]:
        digits = [pair.target.strip("Ise boat.!") for pair in part]
        assert sorted(digits) == sorted(2 * list(set(digits)))  # both translations of every sentence


def test_the_parts_depend_neither_on_the_seed_nor_on_the_order(write):
    one = read(write(rows()), seed=1)
    other = read(write(rows()[::-1]), seed=2)
    assert [set(part) for part in one[:3]] == [set(part) for part in other[:3]]
    assert one.train != other.train


def test_no_sentence_of_either_side_stands_in_two_parts(write):
    same_answer = [f"I saw {number} boats.\tIch sehe {number} Boote." for number in range(400)]
    splits = read(write(rows() + same_answer))
    for side in (0, 1):
        train, valid, test = ({same(pair[side]) for pair in part} for part in splits[:3])
        assert not (train & valid | train & test | valid & test)
    assert splits.notes == noted({SHARED_PAIR: 800 - len(everything(splits))})


def test_either_language_may_be_the_source(write):
    path = write(rows())
    there, back = read(path), read(path, source="en", target="de")
    assert back.test == [Pair(target, source) for source, target in there.test]


def test_spaces_that_nobody_sees_are_cleaned(write):
    splits = read(write([*rows(), "No\u00a0 way\u200b!\tAuf\u202fkei\u00adnen Fall\u00a0!"]))
    assert Pair("Auf keinen Fall !", "No way!") in everything(splits)


def test_repetitions_and_empty_sides_are_counted_and_left_out(write):
    extra = ["I see 5 boats.\tIch sehe 5 Boote.", "i see 6 boats.\tich sehe  6 Boote.", "Hello.\t", "\u200b\tHallo."]
    splits = read(write(rows() + extra))
    assert len(everything(splits)) == 400
    assert splits.notes == noted({EMPTY_SIDE: 2, REPEATED_PAIR: 2})


@pytest.mark.parametrize("bad", ["no tab", "one\ttwo\tthree\tfour", ""])
def test_a_row_of_the_wrong_shape_is_a_problem_with_its_line(write, bad):
    with pytest.raises(Problem, match=r"Line 4 of the file deu\.txt does not have the columns English, translation"):
        read(write([*rows(3), bad, *rows(3)]))


@pytest.mark.parametrize(("source", "target"), [("fr", "en"), ("de", "ko"), ("en", "en")])
def test_other_languages_are_a_problem(write, source, target):
    with pytest.raises(Problem, match=f"no pairs of the languages {source} and {target}"):
        read(write(rows()), source=source, target=target)


def test_a_file_in_another_encoding_is_a_problem_with_its_line(write):
    path = write(rows(3))
    path.write_bytes(path.read_bytes() + "Green.\tGrün.\n".encode("latin-1"))
    with pytest.raises(Problem, match=r"Line 4 of the file deu\.txt is not valid UTF-8"):
        read(path)


def test_a_missing_or_empty_file_is_a_problem(tmp_path, write):
    with pytest.raises(Problem, match=r"deu\.txt is missing"):
        read(tmp_path)
    with pytest.raises(Problem, match=r"deu\.txt is empty"):
        read(write([]))
