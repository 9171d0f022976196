"""From a table to three parts that a network can read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from core.corpora import flowers, own_numbers
from core.corpora.labelled_table import TRAIN, LabelledTable, parts_of
from core.topics.training_loop import Config

PARTS = ("train", "valid", "test")


@dataclass(frozen=True, eq=False)
class Data:
    """The table, which part each row belongs to, and how a row is made ready for the network."""

    table: LabelledTable
    part: np.ndarray  # (N,) 0 train, 1 valid, 2 test
    mean: np.ndarray  # (D,) of the training part; 0 where nothing is standardised
    scale: np.ndarray  # (D,) its standard deviation; 1 where nothing is standardised

    def rows(self, name: str) -> np.ndarray:
        """The rows of a part, by their place in the table."""
        return np.flatnonzero(self.part == PARTS.index(name))

    def ready(self, x: np.ndarray) -> Tensor:
        """(N, D) raw numbers as the network reads them."""
        return torch.from_numpy((x - self.mean) / self.scale).float()

    def read(self, name: str) -> tuple[Tensor, Tensor]:
        """x (N, D) and y (N,) of a part."""
        chosen = self.rows(name)
        return self.ready(self.table.x[chosen]), torch.from_numpy(self.table.y[chosen])


def prepare(config: Config) -> Data:
    """The data of `config`; raises `Problem` where a table of one's own is not there."""
    seed = config.seed
    return _prepared(
        config.corpus, config.table, config.flowers, config.spread, config.train_share, config.valid_share,
        config.standardise, seed,
    )  # fmt: skip


@lru_cache(maxsize=16)
def _prepared(
    corpus: str, table: str, count: int, spread: float, train_share: int, valid_share: int, standardise: bool,
    seed: int,
) -> Data:  # fmt: skip
    found = own_numbers.kept(table) if corpus == "own" else flowers.flowers(count, spread, seed)
    part = parts_of(found.y, train_share, valid_share, seed)
    mean, scale = np.zeros(len(found.columns)), np.ones(len(found.columns))
    if standardise:
        learned = found.x[part == TRAIN]  # never of all rows: validation and test must stay unseen
        mean, scale = learned.mean(axis=0), learned.std(axis=0)
        scale[scale == 0] = 1.0  # a column that never changes
    return Data(found, part, mean, scale)
