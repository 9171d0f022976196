"""Formulas that somebody types, read by hand and never run as code."""

from core.topics.expressions.nodes import FUNCTIONS, Node
from core.topics.expressions.values import DEFAULTS, LARGEST, LONGEST, Expression, number_text, parse

__all__ = ["DEFAULTS", "FUNCTIONS", "LARGEST", "LONGEST", "Expression", "Node", "number_text", "parse"]
