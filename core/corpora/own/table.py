"""A table of texts and labels, as somebody typed it or a spreadsheet saved it, made into examples."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from core.corpora.example import NEGATIVE, POSITIVE, Example
from core.corpora.notes import Note
from core.corpora.own.columns import Found, Layout, label_of, layout
from core.corpora.own.decoding import decode
from core.corpora.splitting import same
from core.problems import N_, Problem

MOST_BYTES = 5 * 2**20
MOST_ROWS = 5_000
LEAST_TEXTS = 20
LEAST_OF_LABEL = 3  # one for each part
LONGEST_TEXT = 50_000  # characters; more than any model here reads
LONGEST_WORD = 1_000  # characters that are composed; thousands of accents on one letter would take minutes
NAMES = {NEGATIVE: N_("negative"), POSITIVE: N_("positive")}


@dataclass(frozen=True)
class Table:
    """The examples of a table, each text once, and what the reader should know about the rest.

    The order is that of the digests of the texts, so it does not depend on the order of the rows.
    """

    examples: tuple[Example, ...]
    notes: tuple[Note, ...] = ()

    def count(self, label: int) -> int:
        """How many texts have this label."""
        return sum(example.label == label for example in self.examples)


def parse(data: bytes) -> Table:
    """Read a table from the bytes of a file. Raises Problem, with what to do about it, where that cannot be done."""
    if len(data) > MOST_BYTES:
        raise Problem(
            N_("This table is larger than {most} MB. Please bring a part of it, at most {rows} rows."),
            most=MOST_BYTES // 2**20, rows=MOST_ROWS,
        )  # fmt: skip
    found = layout(decode(data), MOST_ROWS + 2)  # one row too many, and the header
    if found is None:
        raise Problem(
            N_("Only one column was found. Please put a text and its label side by side in every row, with a comma, a "
               "tab or a semicolon between them.")
        )  # fmt: skip
    if len(found.rows) > MOST_ROWS:
        raise Problem(N_("This table has more than {most} rows. Please bring a part of it."), most=MOST_ROWS)
    return _table(found)


def _table(found: Layout) -> Table:
    rows = [Found(line, tidy(text), label) for line, text, label in found.found()]
    bad = [row for row in rows if row.text and label_of(row.label) is None]
    good = [Example(row.text, label_of(row.label)) for row in rows if row.text and label_of(row.label) is not None]
    examples, repeated, torn = _once(good)
    _check(examples, bad)
    first = {"line": bad[0].line, "label": bad[0].label.strip()[:40]} if bad else {}
    notes = (
        (N_("The first row was read as the names of the columns: {names}."), len(found.header),
         {"names": " · ".join(found.header)[:80]}),
        (N_("Rows without a text, left out: {count}."), len(rows) - len(bad) - len(good), {}),
        (N_("Rows without a label that can be read, left out: {count}. The first is line {line}: “{label}”."),
         len(bad), first),
        (N_("Texts that came more than once, kept once: {count}."), repeated, {}),
        (N_("Texts that came with both labels, left out: {count}."), torn, {}),
    )  # fmt: skip
    return Table(examples, tuple((message, {"count": count} | values) for message, count, values in notes if count))


def _once(examples: Iterable[Example]) -> tuple[tuple[Example, ...], int, int]:
    """Each text once, in the order of digests; how many came more than once, and how many with both labels."""
    by_text: dict[str, list[Example]] = {}
    for example in examples:
        by_text.setdefault(same(example.text), []).append(example)
    agreed = [of_text for of_text in by_text.values() if len({example.label for example in of_text}) == 1]
    repeated = sum(len(of_text) > 1 for of_text in agreed)
    return ordered(min(of_text) for of_text in agreed), repeated, len(by_text) - len(agreed)


def ordered(examples: Iterable[Example]) -> tuple[Example, ...]:
    """The examples in the order of the digests of their texts: as good as shuffled, and the same everywhere."""
    return tuple(sorted(examples, key=lambda example: sha256(same(example.text).encode()).digest()))


def tidy(text: str) -> str:
    """The text on one line: blanks, line ends and control characters folded into one blank each, composed (NFC).

    A very long text keeps its last part, like one that is longer than the model reads.
    """
    return " ".join(_words(text))[-LONGEST_TEXT:].strip()


def _words(text: str) -> Iterator[str]:
    for word in text.translate(_CONTROL).split():
        yield unicodedata.normalize("NFC", word) if len(word) <= LONGEST_WORD else word


_CONTROL = dict.fromkeys((code for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc"), " ")


def _check(examples: tuple[Example, ...], bad: list[Found]) -> None:
    if bad and len(examples) < LEAST_TEXTS <= len(examples) + len(bad):
        raise Problem(
            N_("Line {line}: the label “{label}” is not understood. Please write 1, pos, positive or 긍정, and 0, neg, "
               "negative or 부정. That is so for {count} rows."),
            line=bad[0].line, label=bad[0].label.strip()[:40], count=len(bad),
        )  # fmt: skip
    if len(examples) < LEAST_TEXTS:
        raise Problem(
            N_("Different texts with a label that can be read: {count}. Please bring at least {least}."),
            count=len(examples), least=LEAST_TEXTS,
        )  # fmt: skip
    counts = Counter(example.label for example in examples)
    for label, name in NAMES.items():
        if counts[label] < LEAST_OF_LABEL:
            raise Problem(
                N_("Texts that are {label}: {count}. The model must see both labels, so please bring at least {least} "
                   "of each."),
                label=name, count=counts[label], least=LEAST_OF_LABEL,
            )  # fmt: skip
