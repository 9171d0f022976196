"""The runs of a topic as a table: choose one to open it, two or more to lay them over each other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.problems import Problem
from core.spreadsheet import to_csv
from core.topics.fields import fields
from core.topics.settings import Curve, Settings
from core.ui import door, waking
from core.ui.figure import figure
from core.ui.fragment import fragment
from core.ui.frame import problems
from core.ui.i18n import _
from core.ui.run_words import line_of, status_name, value_of
from core.ui.screen_run import open_run

MOST_OVERLAID = 6
_OWN_COLUMNS = ("topic", "corpus", "cell", "seed")


def run_table(topic_id: str, defaults: Settings, *, engine: Any | None = None) -> None:
    """Draw the table and what can be done with the chosen rows. `defaults` says which settings are worth a mention."""
    engine = engine or waking.engine()
    if engine is None:
        return
    records = engine.runs(topic_id)
    if not records:
        st.caption(_("No run yet."))
        return
    _table(topic_id, engine, records, defaults)


@fragment
def _table(topic_id: str, engine: Any, records: Sequence[Any], defaults: Settings) -> None:
    with problems():
        picked = st.dataframe(
            [row_of(record, engine, defaults) for record in records], key=f"{topic_id}.runs", hide_index=True,
            on_select="rerun", selection_mode="multi-row", alt=_("Runs of this lesson, newest first"),
            column_config={_("Started"): st.column_config.DatetimeColumn(format="YYYY-MM-DD HH:mm")},
        )  # fmt: skip
        chosen = [records[i] for i in picked.selection.rows if i < len(records)][:MOST_OVERLAID]
        if not chosen:
            st.caption(_("Choose one run to open it, or several to compare them."))
        elif len(chosen) == 1:
            _one(topic_id, engine, chosen[0])
        else:
            overlay(f"{topic_id}.runs", [engine.run(record.id) for record in chosen])


def row_of(record: Any, engine: Any, defaults: Settings) -> dict[str, object]:
    """One line of the table."""
    config = record.config
    labels = {field.name: field.label for field in fields(type(defaults))}
    choices = {_(labels[name]): _shown(defaults, name, config) for name in ("corpus", "cell") if name in labels}
    return {
        _("Started"): record.created,
        _("Status"): _("recorded run") if record.recorded else status_name(record.status),
        **choices,
        _("Changed settings"): changed(config, defaults),
        _("Seed"): config.get("seed"),
        _("Steps"): record.step,
        **_scores(record, engine, defaults),
        _("Seconds"): round(record.seconds, 1),
        _("Run"): record.id,
    }


def _scores(record: Any, engine: Any, defaults: Settings) -> dict[str, str]:
    """How good a run became: its accuracies; where nothing is right or wrong, its newest loss."""
    if not any(curve.share for curve in defaults.curves):
        loss = _latest(record, engine, "loss")
        return {_("Loss"): "" if loss is None else f"{loss:.4g}"}
    summary = record.summary or {}
    valid = summary.get("valid_accuracy", _latest(record, engine, "valid_accuracy"))
    return {_("Validation accuracy"): _percent(valid), _("Test accuracy"): _percent(summary.get("test_accuracy"))}


def _shown(defaults: Settings, name: str, config: dict[str, Any]) -> str | None:
    """The value of a choice as the settings panel names it; None where the topic has no such setting."""
    field = next((field for field in fields(type(defaults)) if field.name == name), None)
    return _(field.names.get(config.get(name), str(config.get(name)))) if field else None


def changed(config: dict[str, Any], defaults: Settings) -> str:
    """The settings that differ from `defaults`, without those that have a column of their own."""
    usual = defaults.model_dump(mode="json")
    return ", ".join(f"{k}={v}" for k, v in config.items() if k not in _OWN_COLUMNS and usual.get(k) != v)


def _latest(record: Any, engine: Any, metric: str) -> float | None:
    try:
        return engine.run(record.id).history.latest(metric)
    except Problem:  # a damaged run stays in the table, so that it can be deleted
        return None


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:.1%}"


def _one(topic_id: str, engine: Any, record: Any) -> None:
    key = f"{topic_id}.runs.{record.id}"
    with st.container(horizontal=True, gap="small"):
        st.button(_("Open"), key=f"{key}.open", icon=":material/open_in_new:", type="primary",
                  on_click=_open, args=(topic_id, record.id))  # fmt: skip
        if record.status.resumable and not record.recorded:
            st.button(_("Go on"), key=f"{key}.resume", icon=":material/play_arrow:",
                      on_click=_open, args=(topic_id, record.id, engine))  # fmt: skip
        if not record.recorded:
            with st.popover(_("Delete"), key=f"{key}.ask", icon=":material/delete:"):
                st.markdown(_("Really delete this run? Its curves and its weights cannot be had back."))
                st.button(_("Delete for good"), key=f"{key}.delete", icon=":material/delete_forever:",
                          on_click=_delete, args=(topic_id, record.id, engine))  # fmt: skip
        run = engine.run(record.id)
        st.download_button(_("History as CSV"), lambda: to_csv(run.history), f"{record.id}.csv", "text/csv",
                           key=f"{key}.csv", icon=":material/download:", on_click="ignore")  # fmt: skip
        settings = json.dumps(record.config, ensure_ascii=False, indent=2)
        st.download_button(_("Settings as JSON"), settings, f"{record.id}.json", "application/json",
                           key=f"{key}.json", icon=":material/download:", on_click="ignore")  # fmt: skip


def _open(topic_id: str, run_id: str, engine: Any | None = None) -> None:
    """Show a run on the page; with an engine, let it go on first."""
    try:
        if engine is not None:
            engine.resume(run_id, door.viewer())
        open_run(topic_id, run_id)
    except Problem as problem:
        st.session_state[f"{topic_id}.trouble"] = problem
    st.rerun("app")


def _delete(topic_id: str, run_id: str, engine: Any) -> None:
    try:
        engine.delete(run_id)
        if st.session_state.get(f"{topic_id}.run") == run_id:
            open_run(topic_id, None)
    except Problem as problem:
        st.session_state[f"{topic_id}.trouble"] = problem
    st.rerun("app")


def overlay(place: str, runs: Sequence[Any], shown: Sequence[Curve] | None = None) -> None:
    """The curves of several runs in one picture per metric; `place` on the page keeps two of these apart.

    The curves are those of the settings, or those in `shown`.
    """
    from core.charts.curve_rows import Curve as Lines
    from core.charts.curve_rows import positive
    from core.charts.curves import Words, curves

    names = [f"{number} · {_shown(run.config, run.config.told_by, dict(run.config)) or ''} {run.id[-6:]}"
             for number, run in enumerate(runs, start=1)]  # fmt: skip
    for curve in (shown or runs[0].config.curves) if runs else ():
        words = Words(_("Step"), _(curve.title), line_of(curve),
                      _("validation") if curve.valid else "", _("diverged"))  # fmt: skip
        shown_at_end = curve.valid or curve.train
        scaled = positive if curve.log else tuple
        laid = [Lines(scaled(run.history.column(curve.train)), scaled(run.history.column(curve.valid)), name)
                for run, name in zip(runs, names, strict=True)]  # fmt: skip
        ends = [run.history.latest(shown_at_end) for run in runs]
        shown = ["–" if end is None else value_of(curve, end) for end in ends]
        says = " · ".join(f"{name}: {end}" for name, end in zip(names, shown, strict=True))
        key = f"{place}.overlay.{shown_at_end}"
        figure(curves(laid, words, share=curve.share, log=curve.log), key, alt=_("Runs compared"), says=says)
