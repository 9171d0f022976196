"""The lower half of every topic's page: how it works, predict-then-run, errata, the code that ran, runs, ideas."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from core.topics.settings import Settings
from core.ui.code_view import code_view
from core.ui.export import notebook_button
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.lesson import lesson
from core.ui.run_table import run_table
from core.ui.scrub import Look, watch


def deeper(
    topic_id: str, config: Settings, run: Any | None, *, how: Sequence[str], questions: Callable[[Look], None],
    errata: Callable[[], None] | None, text: str, code: Sequence[tuple[str, ...]], ideas: str = "try",
) -> None:  # fmt: skip
    """Tabs of which only the open one is drawn.

    `how` and `ideas` are blocks of the lesson; `text` is what the notebook reads with the settings of `run`, else with
    `config`; each line of `code` is a file and the names in it that are shown. Without `errata` there is no tab for
    them.
    """
    st.header(_("Go deeper"), anchor="deeper", divider="gray")
    mistakes = [] if errata is None else [_("Erratum")]
    names = [_("How it works"), _("Predict, then run"), *mistakes, _("The code that ran"), _("Runs"), _("Try this")]
    works, predict, *wrong, source, runs, experiments = st.tabs(names, key=f"{topic_id}.deeper", on_change="rerun")
    if works.open:
        with works:
            for block in how:
                lesson(topic_id, block)
    if predict.open and run is not None:
        with predict:
            watch(topic_id, run, questions, "questions")
    for tab in wrong:
        _errata(tab, errata)
    if source.open:
        with source:
            notebook_button(topic_id, run.config if run else config, text)
            for number, (path, *parts) in enumerate(code):
                code_view(path, *parts, key=f"{topic_id}.code.{number}")
    if runs.open:
        with runs, problems():
            run_table(topic_id, type(config)())
    with experiments:
        lesson(topic_id, ideas)


def _errata(tab: Any, errata: Callable[[], None]) -> None:
    if tab.open:
        with tab, problems():
            errata()
