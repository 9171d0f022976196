"""The expression of topic 0.3: a box for the formula, a number for each variable, and which of them want a gradient."""

from __future__ import annotations

import streamlit as st

from core.problems import Problem
from core.topics.autograd import EXAMPLES
from core.topics.expressions import DEFAULTS, LARGEST, LONGEST, Expression, parse
from core.ui import address
from core.ui.frame import warn
from core.ui.held import held
from core.ui.i18n import _
from core.ui.plain import plain

BOX = "autograd.formula"
VALUES, FIXED = (
    "autograd.formula.values",
    "autograd.formula.fixed",
)  # outlive the widgets, and a formula without that variable
GRADS, _VISIT = "autograd.formula.grads", "autograd.formula.visit"


def expression_box() -> Expression | None:
    """Draw the box, the examples and the values; returns what is to be computed, None where it cannot be read."""
    _arrive()
    st.text_input(
        _("Your expression"), st.session_state[BOX],  # given twice: see core/ui/held.py
        key=BOX, on_change=_typed, persist_state="session", max_chars=LONGEST,
        help=_("Possible: + − * / **, parentheses, relu, exp, log, sqrt, sin, cos, tanh, sigmoid, abs, max, min and "
               "detach. Values may follow: x*y; x=2; y=3."),
    )  # fmt: skip
    with st.container(horizontal=True, gap="xsmall"):
        for number, example in enumerate(EXAMPLES):
            st.button(plain(parse(example).formula), key=f"autograd.example.{number}", on_click=_take, args=(example,))
    try:
        expression = parse(st.session_state[BOX], st.session_state[VALUES])
    except Problem as problem:
        warn(problem)
        return None
    expression = expression.with_fixed(st.session_state[FIXED])
    if expression.values:
        _values(expression)
    address.write(text=None if expression.text == parse(EXAMPLES[0]).text else expression.text)
    return expression


def _values(expression: Expression) -> None:
    grid = st.grid(4, min_column_width=130, gap=("small", "small"))
    for name, value in expression.values.items():
        key = f"autograd.formula.value.{name}"
        with grid.cell():
            st.number_input(
                name, min_value=-LARGEST, max_value=LARGEST, step=0.5, format="%g", key=key,
                value=held(key, value), on_change=_set, args=(name, key),
            )  # fmt: skip
    wanted = [name for name in expression.values if name not in expression.fixed]
    st.pills(
        "`requires_grad=True`", list(expression.values), default=held(GRADS, wanted), selection_mode="multi", key=GRADS,
        on_change=_fix, args=(tuple(expression.values),), help=_("A variable that is not chosen gets no gradient."),
    )  # fmt: skip


def _arrive() -> None:
    """On every visit, take the expression of the address; else that of this session, else the first example."""
    if st.session_state.get(_VISIT) == address.visit() and BOX in st.session_state:
        return
    st.session_state[_VISIT] = address.visit()
    st.session_state.setdefault(VALUES, dict(DEFAULTS))
    st.session_state.setdefault(FIXED, frozenset())
    given = address.read("text")
    if given or BOX not in st.session_state:
        _take(given or EXAMPLES[0])


def _take(text: str) -> None:
    """Show this formula with its values; one that cannot be read stands in the box as it is."""
    st.session_state[BOX] = text[:LONGEST]
    st.session_state[FIXED] = frozenset()
    _typed()


def _typed() -> None:
    """What was typed after a semicolon becomes a value, and leaves the box."""
    try:
        read = parse(st.session_state[BOX], st.session_state[VALUES])
    except Problem:  # told where it is drawn
        return
    st.session_state[BOX] = read.formula
    st.session_state[VALUES] = st.session_state[VALUES] | read.values
    st.session_state[FIXED] = st.session_state[FIXED] | read.fixed


def _set(name: str, key: str) -> None:
    if st.session_state[key] is not None:
        st.session_state[VALUES] = st.session_state[VALUES] | {name: float(st.session_state[key])}


def _fix(names: tuple[str, ...]) -> None:
    st.session_state[FIXED] = frozenset(names) - set(st.session_state[GRADS])
