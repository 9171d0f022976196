"""What topic 0.4 is about: which function, which backward, and the code and the formula of both."""

from __future__ import annotations

from itertools import pairwise

import streamlit as st

from core.topics.custom_function import BACKWARDS, BREAKS, FORM, PARTS, Config
from core.ui.code_view import source_of
from core.ui.controls import settings_panel
from core.ui.i18n import _

TOPIC = "custom_function"
ROWS = (("function", "backward"), ("pieces", *BREAKS), *PARTS)
SOURCE = "core/models/own_function.py"
FORMULAS = {
    "relu": r"f(x) = \max(x, 0)",
    "leaky_relu": r"f(x) = \begin{cases} 0.1\,x & x \le 0 \\ x & x > 0 \end{cases}",
    "gelu": r"f(x) = x\,\Phi(x)",
    "clamp": r"f(x) = \min(\max(x, -1), 1)",
}
SHAPES = {"line": "x", "parabola": "x^2", "sine": r"\sin x"}


def choose() -> Config:
    """The widgets of function and backward; returns the settings of the page as they are now."""
    config = settings_panel(Config, TOPIC, rows=ROWS)
    formula, code = st.columns(2, gap="medium", vertical_alignment="center")
    with formula:
        st.latex(formula_of(config))
    with code:
        st.code(body_of(config.backward), language="python", wrap_lines=True)
    return config


def others() -> Config:
    """The settings about training, in a folded box."""
    return settings_panel(Config, TOPIC, folded=True, without=FORM)


def formula_of(config: Config) -> str:
    """The function in TeX."""
    if config.function in FORMULAS:
        return FORMULAS[config.function]
    terms = [_term(shape, factor, offset) for shape, factor, offset in config.parts]
    ends = [f"{place:g}" for place in config.breaks]
    where = [f"x < {end}" for end in ends[:1]]
    where += [rf"{left} \le x < {right}" for left, right in pairwise(ends)]
    where += [rf"{ends[-1]} \le x"] if ends else [r"x \in \mathbb{R}"]
    lines = r" \\ ".join(f"{term} & {place}" for term, place in zip(terms, where, strict=True))
    return rf"f(x) = \begin{{cases}} {lines} \end{{cases}}"


def body_of(backward: str) -> str:
    """The lines of a backward without its head and docstring: what it does."""
    lines = source_of(SOURCE, backward).text.splitlines()
    end = next(number for number, line in enumerate(lines) if line.rstrip().endswith('"""'))
    body = "\n".join(line.removeprefix("    ") for line in lines[end + 1 :])
    return f"# {_(BACKWARDS[backward])}\n{body}"


def _term(shape: str, factor: float, offset: float) -> str:
    if factor == 0:
        return f"{offset:g}"
    times = {1.0: "", -1.0: "-"}.get(factor, rf"{factor:g}\,")
    return f"{times}{SHAPES[shape]}" + (f" {'+' if offset > 0 else '-'} {abs(offset):g}" if offset else "")
