"""Short movie reviews in English, half of them positive: the sentence polarity data set of Pang and Lee (2005).

"Seeing stars: Exploiting class relationships for sentiment categorization with respect to rating scales", ACL 2005.
Two files, one sentence per line, written in Windows-1252. A few dozen of the sentences are Portuguese.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from core.corpora.example import NEGATIVE, POSITIVE, Example, Splits
from core.corpora.notes import noted
from core.corpora.reading import decode, members, read_text
from core.corpora.splitting import EMPTY, SHARED, carve, without
from core.problems import N_, Problem

FILES = {"rt-polarity.neg": NEGATIVE, "rt-polarity.pos": POSITIVE}

# The original can never be read as UTF-8 by accident, but a converted copy would turn into nonsense as Windows-1252.
ENCODINGS = ("utf-8-sig", "cp1252")

TEST_SHARE = VALID_SHARE = 0.1


def read(path: Path, *, seed: int = 0) -> Splits:
    """Read the pair of files (`path` is one of them, or their folder) or the publisher's .tar.gz.

    Test is a tenth of the sentences, validation a tenth of the rest, both with as many positive as negative ones.
    Raises Problem when a file is missing or damaged.
    """
    texts = _from_archive(path) if path.name.endswith(".tar.gz") else _from_files(path)
    lines = [Example(line.strip(), label) for name, label in FILES.items() for line in _lines(texts[name])]
    examples = [example for example in lines if example.text]
    rest, test = carve(examples, round(len(examples) * TEST_SHARE), seed)
    train, valid = carve(rest, round(len(rest) * VALID_SHARE), seed)
    valid_kept = without(valid, test)
    train_kept = without(train, valid_kept, test)
    shared = len(train) - len(train_kept) + len(valid) - len(valid_kept)
    return Splits(train_kept, valid_kept, test, noted({EMPTY: len(lines) - len(examples), SHARED: shared}))


def _lines(text: str) -> list[str]:
    # Not splitlines(): it would also cut at characters such as U+0085, which some copies of these files contain.
    return text.removesuffix("\n").split("\n")


def _from_files(path: Path) -> dict[str, str]:
    folder = path if path.is_dir() else path.parent
    return {name: read_text(folder / name, ENCODINGS) for name in FILES}


def _from_archive(path: Path) -> dict[str, str]:
    found = {PurePosixPath(name).name: raw for name, raw in members(path)}
    if missing := sorted(FILES.keys() - found.keys()):
        raise Problem(
            N_("The archive {file} does not hold {missing}. Please fetch it again."), file=path.name, missing=missing[0]
        )
    return {name: decode(found[name], name, ENCODINGS) for name in FILES}
