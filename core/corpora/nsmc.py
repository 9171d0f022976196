"""Short movie reviews in Korean: the Naver Sentiment Movie Corpus of Lucy Park (2016), https://github.com/e9t/nsmc.

Two files, `ratings_train.txt` and `ratings_test.txt`, with the columns `id`, `document` and `label` between tabs.
"""

from __future__ import annotations

from pathlib import Path

from core.corpora.example import NEGATIVE, POSITIVE, Example, Splits
from core.corpora.notes import noted
from core.corpora.reading import read_text, wrong_row
from core.corpora.splitting import EMPTY, SHARED, carve, shuffled, without

COLUMNS = "id\tdocument\tlabel"
LABELS = {"0": NEGATIVE, "1": POSITIVE}

VALID_SIZE = 5_000
VALID_SHARE = 0.1  # at most, for a file that is a sample

QUOTED_TIMES = 2  # a document with a quotation mark went through two CSV writers before it was published


def read(path: Path, *, seed: int = 0) -> Splits:
    """Read both files; `path` is one of them, or their folder.

    The test part is the publisher's own. Validation is 5,000 documents of the training file, chosen by `seed`.
    Training gives up every document that one of the other parts has too. Raises Problem for a damaged file.
    """
    folder = path if path.is_dir() else path.parent
    learned_from, empty = _table(folder / "ratings_train.txt")
    test, empty_in_test = _table(folder / "ratings_test.txt")
    rest, valid = carve(learned_from, min(VALID_SIZE, round(len(learned_from) * VALID_SHARE)), seed)
    valid_kept = without(valid, test)
    train = without(rest, valid_kept, test)
    shared = len(learned_from) - len(train) - len(valid_kept)
    notes = noted({EMPTY: empty + empty_in_test, SHARED: shared})
    return Splits(train, valid_kept, shuffled(test, seed), notes)


def _table(path: Path) -> tuple[list[Example], int]:
    """The examples of one file, and how many documents were empty."""
    header, *lines = read_text(path).removesuffix("\n").split("\n")
    if header.rstrip("\r") != COLUMNS:
        wrong_row(path.name, 1, COLUMNS.replace("\t", ", "))
    rows = [_row(path.name, number, line) for number, line in enumerate(lines, start=2)]
    examples = [row for row in rows if row.text]
    return examples, len(rows) - len(examples)


def _row(file: str, number: int, line: str) -> Example:
    fields = line.rstrip("\r").split("\t")
    if len(fields) != 3 or fields[2] not in LABELS:
        wrong_row(file, number, COLUMNS.replace("\t", ", "))
    return Example(unquoted(fields[1]).strip(), LABELS[fields[2]])


def unquoted(document: str) -> str:
    '''Undo the quoting of CSV, which doubled every mark: `"""a """"b"""""""` was once `a "b"`.

    A quotation mark that is still there after two rounds was typed by the reviewer and stays.
    '''
    for _ in range(QUOTED_TIMES):
        inner = document[1:-1]
        quoted = len(document) > 1 and document[0] == document[-1] == '"' and '"' not in inner.replace('""', "")
        if not quoted:
            break
        document = inner.replace('""', '"')
    return document
