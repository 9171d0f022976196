"""Reading GloVe word vectors (Pennington, Socher and Manning, 2014, https://nlp.stanford.edu/projects/glove/)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.corpora.locate import VECTORS, find
from core.corpora.reading import read_text
from core.problems import N_, Problem

if TYPE_CHECKING:
    import numpy as np


def available() -> Path | None:
    """Where a GloVe file lies (see core.corpora.locate), or None."""
    return find(VECTORS)


def read(path: Path, limit: int | None = None) -> tuple[list[str], np.ndarray]:
    """Words in the file's order, most frequent first, and their vectors: float32 (words, dimensions).

    `limit` stops after that many words. The first line sets the number of dimensions. Raises Problem, with the line,
    where a line is cut short or holds something that is no number.
    """
    import numpy as np

    # Words such as `"` and `,` stand there as they are: only "\n" ends a line, only single blanks part its fields.
    lines = read_text(path).removesuffix("\n").split("\n")[:limit]
    words, vectors = [], []
    for number, line in enumerate(lines, start=1):
        word, *numbers = line.rstrip("\r").split(" ")
        vector = _vector(numbers)
        if vector is None or (vectors and len(vector) != len(vectors[0])):
            raise Problem(
                N_("Line {line} of the file {file} is not a word with its vector. Perhaps the file was cut short."),
                file=path.name,
                line=number,
            )
        words.append(word)
        vectors.append(vector)
    return words, np.stack(vectors)


def _vector(numbers: list[str]) -> np.ndarray | None:
    import numpy as np

    if len(numbers) < 2:  # one number alone is the header that word2vec writes and GloVe does not
        return None
    try:
        vector = np.array(numbers, dtype=np.float32)
    except ValueError:
        return None
    return vector if np.isfinite(vector).all() else None
