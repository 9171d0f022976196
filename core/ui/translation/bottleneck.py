"""The bottleneck, measured: words of letters written backwards, with and without attention, over their length."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.topics.seq2seq import BOTTLENECK, Config
from core.topics.translating_answers import ByLength
from core.ui import asking
from core.ui.figure import figure
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.side_by_side import side_by_side

WIDTHS = (32, 64, 128, 256)


def bottleneck(topic_id: str, seed: int) -> None:
    """The curves of the recorded pair, and the same with a student's own width."""
    lesson(topic_id, "bottleneck")
    _measured(f"{topic_id}.length", list(BOTTLENECK.values()))
    width = st.segmented_control(
        _("Hidden size"), WIDTHS, default=Config.preset("reverse")["hidden_size"], key=f"{topic_id}.length.width",
        required=True, persist_state="session",
    )  # fmt: skip
    configs = [
        Config.read(Config.preset("reverse") | {"attention": kind, "hidden_size": width, "seed": seed})
        for kind in BOTTLENECK
    ]
    side_by_side(
        f"{topic_id}.own_length", _("Train both"), configs,
        _("1 has no attention, 2 has the general one. Both have the same seed and the same words."),
        lambda runs: _own(f"{topic_id}.own_length.result", runs),
    )  # fmt: skip


def _own(key: str, runs: list[Any]) -> None:
    config = runs[0].config
    st.caption(_("Hidden size {size}, seed {seed}.", size=config.hidden_size, seed=config.seed))
    _measured(key, [run.id for run in runs])


def _measured(key: str, runs: list[str]) -> None:
    """The curves of two runs, once both have been measured."""
    found = [asking.ask(f"{key}.{place}", run, None, "by_length") for place, run in enumerate(runs)]
    if None in found:
        asking.wait(f"{key}.{found.index(None)}", height=300)
        return
    _curves(key, *found)


def _curves(key: str, without: ByLength, attentive: ByLength) -> None:
    """Words right in every letter, and letters at their place."""
    import pandas as pd

    from core.charts import share_lines as chart

    names = _("without attention"), _("with attention")
    whole, letters = st.columns(2, gap="large")
    for column, name, title, lines in (
        (whole, "exact", _("words right in every letter"), (without.exact, attentive.exact)),
        (letters, "token", _("letters at their place"), (without.token, attentive.token)),
    ):
        series = dict(zip(names, lines, strict=True))
        if name == "token" and attentive.looked is not None:
            series[_("largest weight at the right letter")] = attentive.looked
        words = chart.Words(_("letters in the word"), title)
        at = without.lengths.tolist().index(without.trained_to)
        with column:
            figure(
                chart.share_lines(without.lengths.tolist(), series, words, until=without.trained_to), f"{key}.{name}",
                alt=title,
                says=_("At {length} letters: {without} without attention, {attentive} with it. To the right of the "
                       "dashed line are words longer than any in training.", length=without.trained_to,
                       without=f"{lines[0][at]:.0%}", attentive=f"{lines[1][at]:.0%}"),
                table=lambda series=series: pd.DataFrame({_("letters in the word"): without.lengths} | series),
            )  # fmt: skip
