"""A row of one's own in topic 0.1: set by sliders or typed, carried by the address."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10
from typing import Any, NamedTuple

import streamlit as st

from core.corpora.own_numbers.row import LONGEST, row_in
from core.problems import Problem
from core.topics.settings import TOO_LARGE, TOO_SMALL
from core.topics.training_loop import EXAMPLES
from core.ui import address
from core.ui.frame import warn
from core.ui.held import held
from core.ui.i18n import _
from core.ui.plain import plain
from core.ui.pytorch.training_loop.data import table_of
from core.ui.pytorch.training_loop.words import names_of

TOPIC = "training_loop"
SLIDERS = 6  # columns; of more, a text box is quicker


class Scale(NamedTuple):
    """A slider over what a column of the table holds, and a little more at both ends."""

    low: float
    high: float
    start: float
    step: float
    places: int  # digits behind the point


def example(config: Any) -> str:
    """A row to begin with, its numbers with commas between them; of one's own table its first one."""
    if config.corpus == "flowers":
        return EXAMPLES[0]
    try:
        return _written(table_of(config).x[0])
    except Problem:  # the table is on another computer: the page says so where it is needed
        return EXAMPLES[0]


def own_row(config: Any) -> str:
    """The numbers with commas between them; sliders for a few columns, a text box for many."""
    try:
        table = table_of(config)
    except Problem as problem:
        warn(problem)
        return ""
    columns = names_of(config, table.columns)
    key = f"{TOPIC}.row.{config.table or 'flowers'}"
    start = row_in(example(config), columns)
    scales = [_scale(table.x[:, at], value) for at, value in enumerate(start)] if len(columns) <= SLIDERS else []
    _arrive(key, columns, scales)
    for problem in st.session_state[f"{key}.trouble"]:
        warn(problem)
    row = _sliders(key, columns, scales) if scales else _box(key, columns, start)
    begin = _written([scale.start for scale in scales] or start)
    address.write(text=None if row == begin else row)
    return row


def _arrive(key: str, columns: Sequence[str], scales: Sequence[Scale]) -> None:
    """On every visit, take the row of the address. What is wrong with it is told until somebody sets another one."""
    if not address.arriving(key):
        return
    trouble = st.session_state[f"{key}.trouble"] = []
    try:
        row = row_in(text, columns) if (text := address.read("text")) else []
    except Problem as problem:
        trouble.append(problem)
        return
    if row and not scales:
        st.session_state[key] = _written(row)
    for at, (name, value, scale) in enumerate(zip(columns, row, scales, strict=False)):  # one of them may be empty
        st.session_state[f"{key}.{at}"] = value
        if value < scale.low:
            trouble.append(Problem(TOO_SMALL, field=name, value=f"{value:g}", bound=f"{scale.low:g}"))
        if value > scale.high:
            trouble.append(Problem(TOO_LARGE, field=name, value=f"{value:g}", bound=f"{scale.high:g}"))


def _settle(key: str) -> None:
    st.session_state[f"{key}.trouble"] = []


def _box(key: str, columns: Sequence[str], start: Sequence[float]) -> str:
    return st.text_input(
        _("Numbers, with commas between them"), st.session_state.get(key, _written(start)), key=key,
        persist_state="session", max_chars=LONGEST, help=plain(" · ".join(columns)[:200]), on_change=_settle,
        args=(key,),
    )  # fmt: skip


def _sliders(key: str, columns: Sequence[str], scales: Sequence[Scale]) -> str:
    values = []
    with st.grid(2, min_column_width=240, gap="medium"):
        for at, (name, scale) in enumerate(zip(columns, scales, strict=True)):
            own = f"{key}.{at}"
            # What a link or another run wanted may lie outside: then the nearest place is taken.
            inside = min(max(st.session_state.get(own, scale.start), scale.low), scale.high)
            values.append(st.slider(
                plain(name), scale.low, scale.high, held(own, inside), scale.step, key=own, on_change=_settle,
                args=(key,), persist_state="session", format=f"%.{scale.places}f",
            ))  # fmt: skip
    return _written(values)


def _scale(seen: Any, start: float) -> Scale:
    reach = float(seen.max() - seen.min()) or 1.0
    power = floor(log10(reach)) - 1  # cuts the reach into some ten to hundred steps
    step, places = 10.0**power, max(0, -power)
    low = (seen.min() - 0.2 * reach) // step * step
    high = -(-(seen.max() + 0.2 * reach) // step) * step
    low, high, start = (round(float(value), places) for value in (low, high, start))
    return Scale(low, high, min(max(start, low), high), step, places)


def _written(row: Sequence[float]) -> str:
    return ",".join(f"{value:g}" for value in row)
