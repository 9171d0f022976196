"""Tables of numbers that somebody brings: read however they were saved, or refused with a sentence that helps."""

from contextlib import suppress

import numpy as np
import pytest

from core.corpora import locate, own_numbers
from core.corpora.own_numbers import canonical, keep, kept, parse
from core.problems import Problem

ROWS = [(n, n * 2.5, "xy"[n % 2]) for n in range(30)]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv(locate.HOME, str(tmp_path))
    return tmp_path


def table(rows=ROWS, header="a,b,kind", comma=",") -> bytes:
    lines = [header] if header else []
    return "\n".join(lines + [comma.join(map(str, row)) for row in rows]).encode()


@pytest.mark.parametrize(
    "data",
    [
        table(), table(comma=";", header="a;b;kind"), table(comma="\t", header=""), b"\xef\xbb\xbf" + table(),
        table().replace(b"\n", b"\r\n"), table().decode().encode("utf-16"),
        table([(a, f'"{b}"', c) for a, b, c in ROWS]), table() + b"\n\n\n",
        table([(a, str(b).replace(".", ","), c) for a, b, c in ROWS], "a;b;kind", ";"),
    ],
)  # fmt: skip
def test_it_is_read_however_it_was_saved(data):
    found = parse(data)
    assert found.classes == ("x", "y")
    assert found.x.tolist() == [[float(a), float(b)] for a, b, _ in ROWS]
    assert found.y.tolist() == [n % 2 for n in range(30)]


def test_the_label_may_stand_anywhere_and_be_korean():
    rows = [(["초롱꽃", "별꽃"][n % 2], n, n + 0.5) for n in range(30)]
    found = parse("\n".join(["종류,길이,너비", *(",".join(map(str, row)) for row in rows)]).encode("cp949"))
    assert (found.columns, found.classes) == (("길이", "너비"), ("별꽃", "초롱꽃"))
    assert "종류" in str(found.notes)


def test_whole_numbers_in_the_last_column_are_classes_in_their_order():
    found = parse(table([(n / 3, n / 7, n % 12) for n in range(60)], header=""))
    assert found.columns == ("x1", "x2")
    assert found.classes == tuple(map(str, range(12)))


def test_rows_with_a_gap_are_left_out_and_counted():
    rows = [(a, "" if a == 7 else b, "NA" if a == 9 else c) for a, b, c in ROWS]
    found = parse(table(rows))
    assert len(found.x) == 28
    assert any(values == {"count": 2, "line": 9} for _, values in found.notes)


def test_a_column_that_never_changes_is_mentioned_and_names_are_made_distinct():
    found = parse(table([(7, 7, c) for _, _, c in ROWS], header="a,a,kind"))
    assert found.columns == ("a", "a.2")
    assert any(values.get("names") == "a · a.2" for _, values in found.notes)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "nothing in this table"), (b" \n ", "nothing in this table"), (b"\x89PNG\r\n\0\0\0\0", "not a text file"),
        (b"only words\n" * 30, "No row has a number and a label"), (b"1\n2\n3\n" * 9, "No row has a number"),
        (table([(a, b, a * 1.5) for a, b, _ in ROWS], "a,b,c"), "no column of labels"),
        (table([(a, c, c) for a, _, c in ROWS], "a,b,c"), "Several columns hold words: b · c"),
        (table([(a, "abc" if a == 4 else b, c) for a, b, c in ROWS]), "Line 6, column “b”: “abc” is not a number"),
        (table([(a, 1e300 if a == 4 else b, c) for a, b, c in ROWS]), "Line 6, column “b”"),
        (table([(a, b, "x") for a, b, _ in ROWS]), "Every row has the label “x”"),
        (table([(a, b, f"c{a % 25}") for a, b, _ in ROWS * 4]), "25 different values"),
        (table([(a, b, "z" if a == 3 else c) for a, b, c in ROWS]), "“z” has only 1 rows"),
        (table(ROWS[:5]), "has 5 rows"), (table([(a, "", c) for a, _, c in ROWS[:8]] + ROWS[:8]), "8 have a gap"),
        (table(ROWS * 200), "more than 5000 rows"), (b"a,b,kind\n", "No row has a number"),
        (table([(*range(60), c) for *_, c in ROWS], ""), "60 columns"), (b"1," * 3_000_000, "larger than 5 MB"),
        (table([(a, b, c, 1) for a, b, c in ROWS]), "Line 2 has 4 cells, but there are 3 columns"),
    ],
)  # fmt: skip
def test_what_cannot_be_learned_from_is_said(data, sentence):
    with pytest.raises(Problem) as caught:
        parse(data)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("seed", range(40))
def test_no_bytes_bring_it_down(seed):
    random = np.random.default_rng(seed)
    letters = [*"0123456789.,;\t\n\"'ab-+e ", "\0", "가", "٣", "\u2028"]
    text = "".join(random.choice(letters, size=400))
    with suppress(Problem):
        assert np.isfinite(parse(text.encode() if seed % 2 else random.bytes(400)).x).all()


def test_a_kept_table_comes_back_as_it_was_under_the_same_name(home):
    found = parse(table([(a / 7, b, c) for a, b, c in ROWS]))
    name = keep(found)
    again = kept(name)
    assert np.array_equal(again.x, found.x)
    assert (again.y.tolist(), again.classes, again.columns) == (found.y.tolist(), found.classes, found.columns)
    assert keep(parse(canonical(again))) == name
    (file,) = home.rglob(f"{name}.tsv")
    file.write_bytes(file.read_bytes()[:-3])
    with pytest.raises(Problem, match="changed or cut short"):
        kept(name)


@pytest.mark.parametrize(
    ("name", "said"), [("", "no table of your own"), ("../x", "not the name"), ("0" * 16, "not on")]
)
def test_a_table_that_is_not_there_is_said(name, said):
    with pytest.raises(Problem, match=said):
        own_numbers.kept(name)
