"""Texts that a student brings along: whatever a spreadsheet made of them is read, and what cannot be is said."""

import json
import random
import subprocess
import sys

import pytest

from core.corpora import locate, own, registry
from core.corpora.example import Example
from core.problems import Problem

LABELS = {0: "negative", 1: "positive"}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path))
    return tmp_path


def pairs(count=40, praise="a lovely film number {}", blame="a dull film number {}"):
    """(text, class) by turns."""
    return [((praise, blame)[number % 2].format(number), 1 - number % 2) for number in range(count)]


def csv(rows, delimiter=",", header="text,label\n", end="\n"):
    return (header.replace(",", delimiter) + end.join(f"{text}{delimiter}{label}" for text, label in rows)).encode()


def said(data):
    with pytest.raises(Problem) as caught:
        own.parse(data)
    return str(caught.value)


def remarks(table):
    return [message.format(**values) for message, values in table.notes]


# Every form that a table comes in


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("header", ["", "text,label\n"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_any_delimiter_with_or_without_a_header_gives_the_same_texts(delimiter, header, end):
    table = own.parse(csv(pairs(), delimiter, header, end))
    assert sorted(table.examples) == sorted(Example(*pair) for pair in pairs())
    assert (table.count(0), table.count(1)) == (20, 20)


@pytest.mark.parametrize("words", [{0: "0", 1: "1"}, {0: "neg", 1: "pos"}, LABELS, {0: "부정", 1: "긍정"}])
@pytest.mark.parametrize("written", [str, str.upper, str.title, "  {} ".format, " ".join])
def test_every_way_to_write_a_label_is_understood(words, written):
    table = own.parse(csv([(text, written(words[label])) for text, label in pairs()]))
    assert sorted(table.examples) == sorted(Example(*pair) for pair in pairs())


KOREAN = pairs(praise="정말 재미있었어요 ‘또’ 볼래요 {}", blame="돈이 아까웠어요 뷁 {}")
WESTERN = pairs(praise="it’s a “charming” café tale {}", blame="Je n’ai pas aimé ça… {}")


@pytest.mark.parametrize(
    ("rows", "encoding"),
    [
        *((rows, encoding) for rows in (KOREAN, WESTERN) for encoding in ("utf-8", "utf-8-sig", "utf-16")),
        (KOREAN, "cp949"),
        (WESTERN, "cp1252"),
        ([(f"it’s number {number}", number % 2) for number in range(30)], "cp1252"),  # also valid CP949, as “it뭩”
    ],
)
def test_the_encoding_is_found(rows, encoding):
    table = own.parse(csv(rows).decode().encode(encoding))
    assert sorted(table.examples) == sorted(Example(*row) for row in rows)


@pytest.mark.parametrize(
    "lines",
    [
        "id\tdocument\tlabel\n{n}\t{text}\t{label}",  # as NSMC has it
        "review,sentiment\n{text},{word}",  # as the table of IMDB has it
        "label,text\n{label},{text}",
        ",text,label\n{n},{text},{label}",  # a data frame with its index
        "감성,내용\n{word},{text}",
        "Kommentar;Note\n{text};{label}",  # names that nobody knows
        "{n},{text},{label}",
        "text,label,,\n{text},{label},,",  # empty columns of a spreadsheet
        "helpful,label,text\n1,{label},{text}",  # two columns that look like labels
        '"text","label"\n"{text}","{label}"',
        "\n\n text , label \n\n{text} , {label} \n",
    ],
)
def test_the_columns_are_found(lines):
    *header, row = lines.rsplit("\n", 1) if not lines.endswith("\n") else lines[:-1].rsplit("\n", 1)
    filled = [row.format(n=n, text=text, label=label, word=LABELS[label]) for n, (text, label) in enumerate(pairs())]
    table = own.parse("\n".join([*header, *filled]).encode())
    assert sorted(table.examples) == sorted(Example(*pair) for pair in pairs())


@pytest.mark.parametrize("row", ["{text},{label}", "{label}, {text}"])
@pytest.mark.parametrize("inside", ["good, or so, {}", "well, number {}"])
def test_commas_inside_a_text_need_no_quotation_marks(row, inside):
    rows = pairs(praise=f"{inside} then", blame=f"not {inside}")
    table = own.parse("\n".join(row.format(text=text, label=label) for text, label in rows).encode())
    assert sorted(table.examples) == sorted(Example(*pair) for pair in rows)


def test_quoted_texts_keep_their_commas_quotes_and_become_one_line():
    rows = "".join(f'"He said ""great"",\nand left, {number}",{number % 2}\n' for number in range(30))
    assert Example('He said "great", and left, 7', 1) in own.parse(rows.encode()).examples


def test_a_quotation_mark_that_is_never_closed_swallows_nothing():
    rows = [*pairs(), ('"And then, a stray mark', 1)]
    assert len(own.parse(csv(rows)).examples) == 41


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x.example";"click")', "+1-1", "@SUM(A1)", "<script>alert(1)</script>", "**b** $x$ :smile:",
        "{count} {0} %s", "😀😀", "שלום עולם", "' OR 1=1 --", "../../etc/passwd", "\\x00\\n", "-",
    ],
)  # fmt: skip
def test_whatever_is_written_stays_text(text):
    table = own.parse(csv([*pairs(), (text, 1)], "\t"))
    assert Example(text, 1) in table.examples
    assert Example(text, 1) in own.kept(own.keep(table)).examples


def test_control_characters_are_blanks_and_letters_are_composed():
    table = own.parse(csv([*pairs(), ("a\0b\x07  c\u0085d", 1), ("\u1112\u1161\u11ab\u1100\u1173\u11af", 0)], "\t"))
    assert {Example("a b c d", 1), Example("한글", 0)} <= set(table.examples)


# What is left out, and said


def test_rows_without_text_or_label_are_counted_and_said():
    rows = [("text", "label"), *pairs(), ("", 1), ("  ", 0), ("so-so", "maybe"), ("unlabelled", "")]
    table = own.parse(csv(rows, header=""))
    assert len(table.examples) == 40
    assert remarks(table) == [
        "The first row was read as the names of the columns: text · label.",
        "Rows without a text, left out: 2.",
        "Rows without a label that can be read, left out: 2. The first is line 44: “maybe”.",
    ]


def test_repeated_texts_are_kept_once_and_contradictions_not_at_all():
    rows = [*pairs(), ("A  LOVELY film number 0", 1), ("a dull film number 1", 1)]
    table = own.parse(csv(rows, header=""))
    assert len(table.examples) == 39
    assert remarks(table) == [
        "Texts that came more than once, kept once: 1.",
        "Texts that came with both labels, left out: 1.",
    ]


def test_a_clean_table_needs_no_remark():
    assert remarks(own.parse(csv(pairs(), header=""))) == []


# What cannot be used, and what to do about it


@pytest.mark.parametrize("nothing", [b"", b"  \n \r\n\t", b"\xef\xbb\xbf", "".encode("utf-16"), b"\xff\xfe"])
def test_an_empty_file_says_what_a_table_is(nothing):
    assert "There is nothing in this table yet" in said(nothing)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0",
        b"PK\x03\x04" + random.Random(0).randbytes(3000),  # an .xlsx
        random.Random(1).randbytes(50_000),
        "text,label\n".encode("utf-16-le") * 30,  # without its mark
        b"\xef\xbb\xbf\xff\xfe\xfa" * 100,
    ],
)
def test_what_is_no_text_is_not_guessed_at(data):
    assert "save the table as “CSV UTF-8”" in said(data)


@pytest.mark.parametrize("data", ["just one column\n" * 30, "1\n0\n" * 20, ",,,\n,,\n"])
def test_one_column_is_not_enough(data):
    assert "Only one column" in said(data.encode())


@pytest.mark.parametrize(("header", "line"), [("text,label\n", 2), ("", 1), ("text,label\n\n\n", 4)])
def test_labels_that_nobody_understands_are_named_with_their_line(header, line):
    data = header + "\n".join(f"film {number},{'★' * (1 + number % 5)}" for number in range(30))
    sentence = said(data.encode())
    assert f"Line {line}: the label “★” is not understood" in sentence
    assert "positive or 긍정" in sentence
    assert "30 rows" in sentence


@pytest.mark.parametrize("row", ["{label},{text}", "{text},{label}", "{text},{label},{text}"])
def test_the_column_that_is_meant_as_the_label_is_guessed(row):
    rows = [row.format(text=text, label=("bad", "good")[label]) for text, label in pairs()]
    assert "Line 1: the label “good” is not understood" in said("\n".join(rows).encode())


def test_the_first_bad_label_is_named_where_too_many_are_bad():
    rows = [*pairs(16), *((f"so-so {number}", "3 stars") for number in range(10))]
    assert "Line 18: the label “3 stars”" in said(csv(rows))


def test_the_line_is_right_behind_texts_of_several_lines():
    rows = [(f'"two\nlines, {number}"', number % 2) for number in range(10)]
    rows += [(f"so-so {number}", "?") for number in range(10)]
    assert "Line 21: the label “?”" in said(csv(rows, header=""))


@pytest.mark.parametrize("count", [1, 2, 19])
def test_too_few_texts_are_counted(count):
    assert f"can be read: {count}. Please bring at least 20" in said(csv(pairs(count)))


def test_the_same_text_again_and_again_is_one_text():
    assert "can be read: 1." in said(csv([("good", 1)] * 100))


@pytest.mark.parametrize(("positive", "missing"), [(0, "positive: 0"), (2, "positive: 2"), (28, "negative: 2")])
def test_both_labels_are_needed(positive, missing):
    rows = [(f"film {number}", int(number < positive)) for number in range(30)]
    assert f"Texts that are {missing}" in said(csv(rows))


def test_too_much_is_refused_with_its_limit():
    assert len(own.parse(csv(pairs(5000))).examples) == 5000
    assert "more than 5000 rows" in said(csv(pairs(5001)))
    assert "more than 5000 rows" in said(csv(pairs(5001), header=""))
    assert "larger than 5 MB" in said(csv([("x" * 100_000, label % 2) for label in range(60)]))


def test_very_long_texts_are_no_trouble():
    rows = [*pairs(), ("long " * 25_000, 1), ("e" + "\u0301\u0323" * 30_000, 0)]
    assert len(own.kept(own.keep(own.parse(csv(rows)))).examples) == 42
    assert "far too long" in said(b"x" * 200_000)


def test_no_bytes_at_all_bring_it_down():
    """Tables that somebody damaged: each is read or refused with a sentence."""
    source, good = random.Random(2), csv(KOREAN).decode()
    read, refused = 0, []
    alphabet = ['"', ",", "\t", ";", "\n", "\r", "\0", "1", "0", "긍정", "\ufeff", "'", "\\", " "]
    for _ in range(150):
        cut = list(good[: source.randrange(len(good))])
        for _ in range(source.randrange(40)):
            cut.insert(source.randrange(len(cut) + 1), source.choice(alphabet))
        data = "".join(cut).encode(source.choice(["utf-8", "utf-16", "cp949"]), "ignore")
        try:
            table = own.parse(data)
        except Problem as problem:
            refused.append(str(problem))
        else:
            assert own.kept(own.keep(table)).examples == table.examples
            read += 1
    assert read > 20
    assert len(refused) > 20
    assert not any("{" in sentence for sentence in refused)


# Keeping


def test_the_same_rows_have_the_same_name_however_they_come(home):
    rows = pairs()
    ways = [csv(rows), csv(rows, ";", ""), csv(rows[::-1], "\t"), csv(rows).decode().encode("utf-16"), csv(rows * 2)]
    names = {own.keep(own.parse(way)) for way in ways}
    assert len(names) == 1
    stored, notes = sorted((home / "cache" / "own").iterdir(), reverse=True)  # and nothing half-written beside them
    assert [stored.name, notes.name] == [f"{stored.stem}.tsv", f"{names.pop()}.notes.json"]
    assert own.keep(own.parse(csv([*rows, ("one more", 1)]))) != stored.stem


def test_the_stored_table_can_be_brought_in_again():
    table = own.parse(csv([*pairs(), ('"quoted", so; to\tsay', 1), ("it’s 좋아요", 0)], "\t"))
    name = own.keep(table)
    assert own.kept(name) == table
    assert own.keep(own.parse(own.canonical(own.kept(name)))) == name


def test_what_was_said_of_a_table_stays_with_it(home):
    table = own.parse(csv([*pairs(), ("no label that one could read", "*b*"), pairs()[0]]))
    name = own.keep(table)
    assert [message.format(**values) for message, values in registry.load("own", "en", table=name).notes] == [
        "The first row was read as the names of the columns: text · label.",
        "Rows without a label that can be read, left out: 1. The first is line 42: “*b*”.",
        "Texts that came more than once, kept once: 1.",
    ]
    own.keep(own.parse(csv(pairs(), header="")))  # the same texts from a tidier file
    assert own.kept(name).notes == ()
    (home / "cache" / "own" / f"{name}.notes.json").write_text("{")
    assert own.kept(name) == own.Table(table.examples)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "no texts of your own yet"),
        ("0123456789abcdef", "not on this computer"),
        ("../../etc/passwd", "not the name of a table"),
        ("0123456789ABCDEF", "not the name of a table"),
        ("0123456789abcde\n", "not the name of a table"),
    ],
)
def test_a_table_that_is_not_there_is_said(name, sentence):
    with pytest.raises(Problem, match=sentence):
        registry.load("own", "en", table=name)


def test_a_changed_file_is_refused(home):
    name = own.keep(own.parse(csv(pairs())))
    path = home / "cache" / "own" / f"{name}.tsv"
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(Problem, match="changed or cut short"):
        own.read(name)


def test_a_full_disk_or_a_forbidden_folder_is_said(home):
    (home / "cache").mkdir()
    (home / "cache" / "own").write_text("a file where the folder should be")
    with pytest.raises(Problem, match="cannot be written"):
        own.keep(own.parse(csv(pairs())))


# Cutting


@pytest.mark.parametrize("positive", [3, 10, 17, 100])
def test_every_part_has_both_labels_and_no_text_is_in_two(positive):
    rows = [(f"film number {number}", int(number < positive)) for number in range(max(20, 2 * positive))]
    splits = registry.load("own", "ko", table=own.keep(own.parse(csv(rows))))
    texts = [{example.text for example in part} for part in splits[:3]]
    assert sum(map(len, texts)) == len(set().union(*texts)) == len(rows)
    for part in splits[:3]:
        assert len(part) >= 2
        assert {example.label for example in part} == {0, 1}


def test_it_is_about_a_tenth_each_and_the_labels_are_mixed():
    splits = own.read(own.keep(own.parse(csv(pairs(200)))))
    assert [len(part) for part in splits[:3]] == [160, 20, 20]
    assert {example.label for example in splits.train[:20]} == {0, 1}


def test_the_parts_depend_on_the_texts_alone():
    """Also in another process, whose hashes of strings are others."""
    name = own.keep(own.parse(csv(pairs())))
    code = "import json, sys; from core.corpora import own; print(json.dumps(own.read(sys.argv[1])))"
    elsewhere = subprocess.run([sys.executable, "-c", code, name], capture_output=True, text=True, check=True).stdout
    assert json.loads(elsewhere)[:3] == [[list(example) for example in part] for part in own.read(name)[:3]]
