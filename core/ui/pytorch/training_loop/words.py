"""How topic 0.1 writes numbers and names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.ui.i18n import _

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def names_of(config: Any, names: Sequence[str]) -> list[str]:
    """Columns or classes in the language of the page; those of one's own table as they are."""
    return [_(name) for name in names] if config.corpus == "flowers" else list(names)


def told(block: str, config: Any) -> str:
    """The block of the lesson that speaks of these rows: of the flowers made here, or of a table of one's own."""
    return block if config.corpus == "flowers" else f"{block}_own"


def number(value: float) -> str:
    """A number in few characters, with a true minus sign: 0.312, −12.4, 3e-05."""
    size = abs(value)
    digits = 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 10 else 3
    text = f"{value:.{digits}f}" if size >= 0.001 else f"{value:.0e}" if value else "0"
    return text.replace("e-0", "e-").replace("-", "−") if "e" not in text else _power(text)


def _power(text: str) -> str:
    mantissa, power = text.split("e")
    return f"{mantissa}e{int(power)}".replace("-", "−")


def times(*sizes: int) -> str:
    """A shape: 10 × 4."""
    return " × ".join(map(str, sizes))


def unit(number_: int) -> str:
    """The name of a hidden unit, counted from 1."""
    return f"h{number_ + 1}".translate(SUBSCRIPTS)
