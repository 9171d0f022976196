"""Texts that somebody brings along: a table of texts and labels, read, kept on this machine, cut into three parts."""

from core.corpora.own.keeping import canonical, cut, keep, kept, read
from core.corpora.own.table import MOST_BYTES, Table, parse

__all__ = ["MOST_BYTES", "Table", "canonical", "cut", "keep", "kept", "parse", "read"]
