import pytest

from core.corpora.example import Example
from core.corpora.nsmc import read, unquoted
from core.problems import Problem


def rows(start, count=50):
    return [f"{number}\t영화 {number}번 재밌다\t{number % 2}" for number in range(start, start + count)]


@pytest.fixture
def write(tmp_path):
    def write(train, test, end="\n"):
        for name, lines in (("train", train), ("test", test)):
            text = "".join(f"{line}{end}" for line in ["id\tdocument\tlabel", *lines])
            (tmp_path / f"ratings_{name}.txt").write_bytes(text.encode())
        return tmp_path / "ratings_train.txt"

    return write


def everything(splits):
    return splits.train + splits.valid + splits.test


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_parts_have_their_sizes(write, end):
    splits = read(write(rows(0), rows(50, 20), end))
    assert [len(part) for part in splits[:3]] == [46, 4, 20]  # two of the 25 documents of each class
    assert Example("영화 50번 재밌다", 0) in splits.test


def test_empty_documents_are_skipped_and_counted(write):
    splits = read(write([*rows(0), "90\t\t1", "91\t  \t0"], [*rows(50), '92\t""\t1']))
    assert len(everything(splits)) == 100
    assert [values for _, values in splits.notes] == [{"count": 3}]


def test_no_text_stands_in_two_parts(write):
    splits = read(write([*rows(0), *rows(0, 10), *rows(50, 5)], rows(50)))
    texts = [{example.text for example in part} for part in splits[:3]]
    assert not (texts[0] & texts[1] | texts[0] & texts[2] | texts[1] & texts[2])
    assert len(splits.test) == 50
    assert sum(values["count"] for _, values in splits.notes) >= 5


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("그냥 재밌다", "그냥 재밌다"),
        ('"""윌 폴터 주연작 """"와일드 빌"""" 보고싶다"""', '윌 폴터 주연작 "와일드 빌" 보고싶다'),
        ('"""""""내다리 이뻐?"""""""', '"내다리 이뻐?"'),
        ('"한번 ""만"" 묶음"', '한번 "만" 묶음'),
        ('"처음만', '"처음만'),
        ('"앞" 그리고 "뒤"', '"앞" 그리고 "뒤"'),
        ('"', '"'),
        ('""', ""),
        ("", ""),
    ],
)
def test_doubled_quotes_are_undone(stored, typed):
    assert unquoted(stored) == typed


def test_a_quote_does_not_swallow_the_next_rows(write):
    splits = read(write(['7\t"시작만 있는 따옴표\t1', *rows(0)], rows(50)))
    assert len(everything(splits)) == 101


def test_a_line_separator_inside_a_document_does_not_end_the_row(write):
    splits = read(write(["7\t하나\u2028둘\x85셋\t1", *rows(0)], rows(50)))
    assert Example("하나\u2028둘\x85셋", 1) in everything(splits)


@pytest.mark.parametrize("bad", ["9", "9\t글", "9\t글\t", "9\t글\t2", "9\t글\t1\t1", ""])
def test_a_row_of_the_wrong_shape_is_a_problem_with_its_line(write, bad):
    with pytest.raises(Problem, match=r"Line 12 of the file ratings_train\.txt"):
        read(write([*rows(0, 10), bad, *rows(10)], rows(50)))


def test_a_table_with_other_columns_is_a_problem(write):
    path = write(rows(0), rows(50))
    path.write_text("\n".join(rows(0)), encoding="utf-8")
    with pytest.raises(Problem, match="columns id, document, label"):
        read(path)


def test_a_file_in_another_korean_encoding_is_a_problem(write):
    path = write(rows(0), rows(50))
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp949"))
    with pytest.raises(Problem, match=r"Line 2 of the file ratings_train\.txt is not valid UTF-8"):
        read(path)


def test_both_files_must_be_there(write, tmp_path):
    path = write(rows(0), rows(50))
    (tmp_path / "ratings_test.txt").unlink()
    with pytest.raises(Problem, match=r"ratings_test\.txt is missing"):
        read(path)
