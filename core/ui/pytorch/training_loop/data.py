"""The table of topic 0.1: whose rows they are, where it is cut, and which row belongs to which part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import streamlit as st

from core.corpora import flowers, own_numbers
from core.corpora.labelled_table import LabelledTable, parts_of
from core.topics.training_loop import LEAST_TEST, Config
from core.ui.controls import adjust
from core.ui.figure import figure
from core.ui.frame import problems
from core.ui.held import held
from core.ui.i18n import _
from core.ui.own_box import notes_of, own_box
from core.ui.plain import plain
from core.ui.pytorch.training_loop.words import names_of

TOPIC = "training_loop"
SAMPLE = "length,width,label\n5.1,3.5,small\n7.0,3.2,large"
LEAST = 5  # per cent of a part


def table_panel(config: Config) -> bool:
    """Draw the choice of rows, the cut and the table; whether the rows are at hand."""
    _source(config)
    if config.corpus == "own":
        with st.container(border=True, key=f"{TOPIC}.own"):
            own_box(
                TOPIC, own_numbers, lambda _table: {},
                placeholder=SAMPLE, use=_("Use this table"),
                still=_("The table that you brought before is still here.") if config.table else "",
            )  # fmt: skip
            if not config.table:
                st.caption(_("There is no table of your own yet."))
                return False
    _cut(config)
    with problems():
        _show(config, table_of(config))
        return True
    return False


def table_of(config: Config) -> LabelledTable:
    """The rows that these settings name; raises `Problem` where a table of one's own is not there."""
    if config.corpus == "own":
        return own_numbers.kept(config.table)
    return flowers.flowers(config.flowers, config.spread, config.seed)


def _source(config: Config) -> None:
    key = f"{TOPIC}.source"
    names = {"flowers": _("flowers made here"), "own": _("your own table")}
    st.segmented_control(
        _("Rows"), list(names), default=held(key, config.corpus), key=key, required=True,
        format_func=names.__getitem__, on_change=_take_source,
    )  # fmt: skip


def _take_source() -> None:
    adjust(TOPIC, corpus=st.session_state[f"{TOPIC}.source"])


def _cut(config: Config) -> None:
    """One slider with two thumbs: between them lies the validation part."""
    key, cuts = f"{TOPIC}.cut", (config.train_share, config.train_share + config.valid_share)
    st.slider(
        _("Where the table is cut (%)"), 0, 100, held(key, cuts), key=key, on_change=_take_cut,
        help=_("Left of the first thumb: training. Between them: validation. On the right: test."),
    )  # fmt: skip


def _take_cut() -> None:
    """Each part keeps at least its five per cent, however the thumbs were drawn."""
    first, second = st.session_state[f"{TOPIC}.cut"]
    train = min(max(first, LEAST), 100 - LEAST - LEAST_TEST)
    valid = min(max(second - train, LEAST), 100 - LEAST_TEST - train)
    adjust(TOPIC, train_share=train, valid_share=valid)


def _show(config: Config, table: LabelledTable) -> None:
    from core.charts import split_strip as chart

    notes_of(table)
    parts = parts_of(table.y, config.train_share, config.valid_share, config.seed)
    names = [_("training"), _("validation"), _("test")]
    classes, counts = names_of(config, table.classes), np.bincount(parts, minlength=3)
    labels = [classes[label] for label in table.y]
    says = _("{rows} rows: the network learns from {train}; {valid} are for validation, {test} for the test.",
             rows=len(parts), train=counts[0], valid=counts[1], test=counts[2])  # fmt: skip
    if len(parts) > chart.MOST:
        says += " " + _("The first {most} are drawn.", most=chart.MOST)
    words = chart.Words(_("Row"), _("Part"), _("Class"), names)
    figure(
        chart.split_strip(parts, labels, words), f"{TOPIC}.strip", alt=_("Which row belongs to which part"),
        says=f"{says} {_per_class(classes, table.y)}", table=lambda: _frame(config, table, parts, names, labels),
    )  # fmt: skip


def _per_class(classes: Sequence[str], y: np.ndarray) -> str:
    counts = np.bincount(y, minlength=len(classes))
    told = ", ".join(f"{plain(name)} {count}" for name, count in zip(classes, counts, strict=True))
    return _("Rows of each class: {counts}.", counts=told)


def _frame(config: Config, table: LabelledTable, parts: np.ndarray, names: Sequence[str], labels: list[str]) -> Any:
    """Every row with its part, which has a colour."""
    import pandas as pd

    columns = dict(zip(names_of(config, table.columns), table.x.T, strict=True))
    told = {_("Row"): np.arange(1, len(parts) + 1), _("Part"): [names[part] for part in parts]}
    return pd.DataFrame(told | columns | {_("Class"): labels})
