"""Long movie reviews in English: the Large Movie Review Dataset of Maas et al. (2011), in either of its two forms.

"Learning Word Vectors for Sentiment Analysis", ACL 2011. The publisher's archive keeps one review per file in
`aclImdb/{train,test}/{pos,neg}/<id>_<rating>.txt`; the table on Kaggle has the columns `review,sentiment` and no parts.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path

from core.corpora.example import NEGATIVE, POSITIVE, Example, Splits
from core.corpora.notes import noted
from core.corpora.reading import decode, file_problems, members, read_text, wrong_row
from core.corpora.splitting import REPEATED, SHARED, carve, distinct, without
from core.problems import N_, Problem

COLUMNS = ["review", "sentiment"]
SENTIMENTS = {"negative": NEGATIVE, "positive": POSITIVE}
FOLDERS = {"neg": NEGATIVE, "pos": POSITIVE}

LEARNED_FROM = 20_000  # reviews of the table for training and validation; the rest is the test part
VALID_SHARE = 0.1

_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MEMBER = re.compile(r"(?:^|/)(?P<part>train|test)/(?P<label>pos|neg)/[^/]+\.txt$")  # leaves out train/unsup


def read(path: Path, *, seed: int = 0) -> Splits:
    """Read the Kaggle table (.csv), the publisher's archive (.tar.gz, a sample will do) or the unpacked folder.

    `path` of the folder may also be its `train`. Raises Problem when a file is missing or damaged.
    """
    if path.suffix.lower() == ".csv":
        return _split_table(_table(path), seed)
    stored = members(path) if path.is_file() else _files(path.parent if path.name == "train" else path)
    return _split_parts(path, stored, seed)


def _table(path: Path) -> list[Example]:
    rows = csv.reader(StringIO(read_text(path), newline=""), strict=True)  # strict: an unclosed quote is an error
    examples = []
    try:
        if next(rows, None) != COLUMNS:
            wrong_row(path.name, 1, ",".join(COLUMNS))
        for row in rows:
            if len(row) != len(COLUMNS) or row[1] not in SENTIMENTS:
                wrong_row(path.name, rows.line_num, ",".join(COLUMNS))
            examples.append(Example(_plain(row[0]), SENTIMENTS[row[1]]))
    except csv.Error:
        wrong_row(path.name, rows.line_num, ",".join(COLUMNS))
    return examples


def _split_table(examples: list[Example], seed: int) -> Splits:
    """The table names no parts: 20,000 reviews to learn from (80 % of a smaller table), the rest to test."""
    unique = distinct(examples)
    learned_from = min(LEARNED_FROM, round(len(unique) * 0.8))
    rest, test = carve(unique, len(unique) - learned_from, seed)
    train, valid = carve(rest, round(learned_from * VALID_SHARE), seed)
    return Splits(train, valid, test, noted({REPEATED: len(examples) - len(unique)}))


def _split_parts(path: Path, stored: Iterable[tuple[str, bytes]], seed: int) -> Splits:
    """The archive's own test part stays whole, apart from repetitions; training gives up what it shares with it."""
    parts: dict[str, list[Example]] = {"train": [], "test": []}
    for name, raw in stored:
        if match := _MEMBER.search(name):
            parts[match["part"]].append(Example(_plain(decode(raw, name)), FOLDERS[match["label"]]))
    if not all(parts.values()):
        raise Problem(
            N_("{file} does not hold reviews in train/pos, train/neg, test/pos and test/neg."), file=path.name
        )
    test, unique = distinct(parts["test"]), distinct(parts["train"])
    repeated = len(parts["test"]) - len(test) + len(parts["train"]) - len(unique)
    kept = without(unique, test)
    train, valid = carve(kept, round(len(kept) * VALID_SHARE), seed)
    return Splits(train, valid, test, noted({REPEATED: repeated, SHARED: len(unique) - len(kept)}))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.glob("t*/[np]*/*.txt")):  # sorted: the order of a folder differs between machines
        with file_problems(path):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _plain(review: str) -> str:
    """A review without its HTML line breaks, on one line."""
    return " ".join(_LINE_BREAK.sub(" ", review).split())
