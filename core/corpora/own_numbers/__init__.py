"""Numbers that somebody brings along: a table of numeric columns and one label, read and kept on this machine."""

from core.corpora.own_numbers.keeping import canonical, keep, kept
from core.corpora.own_numbers.limits import MOST_BYTES
from core.corpora.own_numbers.table import parse

__all__ = ["MOST_BYTES", "canonical", "keep", "kept", "parse"]
