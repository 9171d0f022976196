"""The settings panel: a Config's fields as widgets, filled from the address bar and written back to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import streamlit as st

from core.problems import Problem
from core.topics.fields import GROUPS, Shown, fields, settle
from core.topics.settings import Settings
from core.ui import address
from core.ui.frame import warn
from core.ui.held import held
from core.ui.i18n import _
from core.ui.select import select

Config = TypeVar("Config", bound=Settings)
_SLIDER_PLACES = 100  # a slider with more places than this cannot be set exactly with a finger
_SMALLEST = 1e-9  # stands for “more than 0” in a widget


def settings_panel(
    config_class: type[Config], topic_id: str, base: Settings | None = None, *, folded: bool = False,
    rows: Sequence[Sequence[str]] = (), without: Sequence[str] = (),
) -> Config:  # fmt: skip
    """Draw the settings of a topic and return them, always valid; `folded`: in a box, drawn once somebody opens it.

    A page may draw some of them by themselves: first those of `rows`, then, in a second call, all `without` these.
    The values come from the address on arrival, else from this session, else from `base` (the topic's defaults
    if there is none). The address then carries every value that differs from the defaults or from `base`.
    """
    base = base or config_class()
    _arrive(config_class, topic_id, base)
    for problem in () if without else st.session_state[f"{topic_id}.problems"]:
        warn(problem)
    if folded:
        box = st.expander(_("Settings"), icon=":material/tune:", key=f"{topic_id}.settings", on_change="rerun")
    if not folded or box.open:
        with box if folded else st.container():
            if rows:
                _draw_rows(config_class, topic_id, rows)
            else:
                _draw(config_class, topic_id, without)
    config, unfit = config_class.read_leniently(settle(config_class, _values(topic_id)))
    for problem in () if without else unfit:  # every value is possible, but not all of them together
        warn(_by_label(problem, _labels(config_class)))
    _publish(config, topic_id, base)
    return config


def _draw(config_class: type[Settings], topic_id: str, without: Sequence[str]) -> None:
    """The widgets, in a tab for each group of settings."""
    settled = _settled(config_class, topic_id)
    shown = [field for field in fields(config_class) if field.matters(settled) and field.name not in without]
    groups = {group: [field for field in shown if field.group == group] for group in GROUPS}
    groups = {group: members for group, members in groups.items() if members}
    for tab, members in zip(st.tabs([_(GROUPS[group]) for group in groups]), groups.values(), strict=True):
        grid = tab.grid(3, min_column_width=220, gap=("small", "medium"))
        for field in members:
            with grid.cell(column_span=2 if len(field.options) > 3 else 1):
                _widget(field, topic_id, _settled(config_class, topic_id))


def _draw_rows(config_class: type[Settings], topic_id: str, rows: Sequence[Sequence[str]]) -> None:
    """Some widgets, a row of cells for each of the `rows`; what does not matter now leaves no gap."""
    known, settled = {field.name: field for field in fields(config_class)}, _settled(config_class, topic_id)
    for names in rows:
        members = [known[name] for name in names if known[name].matters(settled)]
        if members:
            narrow = 220 if len(members) < 4 else 140
            grid = st.grid(len(members), min_column_width=narrow, gap=("small", "medium"))
            for field in members:
                with grid.cell():
                    _widget(field, topic_id, settled)


def set_settings(topic_id: str, config: Settings) -> None:
    """Make the panel show `config`: a preset, or the settings of an older run. Call it before the panel is drawn."""
    st.session_state[f"{topic_id}.values"] = dict(config)
    st.session_state[f"{topic_id}.problems"] = []


def adjust(topic_id: str, **values: Any) -> None:
    """Change some settings, as if they had been chosen in the panel. Call it before the panel is drawn."""
    st.session_state[f"{topic_id}.values"] = {**_values(topic_id), **values}
    st.session_state[f"{topic_id}.problems"] = []


def _arrive(config_class: type[Settings], topic_id: str, base: Settings) -> None:
    """On every visit, take over what the address says; a bad value is replaced and reported by the field's label."""
    if st.session_state.get(f"{topic_id}.visit") == address.visit() and f"{topic_id}.values" in st.session_state:
        return
    st.session_state[f"{topic_id}.visit"] = address.visit()
    st.session_state.pop(f"{topic_id}.published", None)
    if given := address.read_settings():
        config, problems = config_class.read_leniently(settle(config_class, given))
        set_settings(topic_id, config)
        st.session_state[f"{topic_id}.problems"] = [_by_label(problem, _labels(config_class)) for problem in problems]
    elif f"{topic_id}.values" not in st.session_state:
        set_settings(topic_id, base)


def _labels(config_class: type[Settings]) -> dict[str, str]:
    return {field.name: field.label for field in fields(config_class)}


def _by_label(problem: Problem, labels: dict[str, str]) -> Problem:
    field = problem.values.get("field")
    return Problem(problem.message, **{**problem.values, "field": labels.get(field, field)}) if field else problem


def _publish(config: Settings, topic_id: str, base: Settings) -> None:
    """Write the settings into the address, but only when they changed: going back in the browser stays possible."""
    if st.session_state.get(f"{topic_id}.published") != config:
        st.session_state[f"{topic_id}.published"] = config
        different = config.changed() | {name: value for name, value in config if value != getattr(base, name)}
        address.write_settings(different)


def _values(topic_id: str) -> dict[str, Any]:
    return st.session_state[f"{topic_id}.values"]


def _settled(config_class: type[Settings], topic_id: str) -> dict[str, Any]:
    defaults = {name: info.get_default() for name, info in config_class.model_fields.items()}
    return defaults | settle(config_class, _values(topic_id))


def _widget(field: Shown, topic_id: str, settled: dict[str, Any]) -> None:
    """Draw one field. Its value lives in the session, so that hiding it or changing the language loses nothing."""
    key = f"{topic_id}.{field.name}"
    value = settled[field.name]
    if field.above:
        value = max(value, field.least + _SMALLEST)
    held(key, value)
    common = {
        "label": _(field.label),
        "help": _(field.help) or None,
        "key": key,
        "on_change": _take,
        "args": (topic_id, field.name),
        "disabled": field.settled(settled) is not None,
    }
    {"switch": _switch, "choice": _choice, "whole": _number, "real": _number, "text": _text}[field.kind](field, common)


def _take(topic_id: str, name: str) -> None:
    value = st.session_state[f"{topic_id}.{name}"]
    if value is not None:
        adjust(topic_id, **{name: value})


def _switch(_field: Shown, common: dict[str, Any]) -> None:
    st.toggle(**common, value=st.session_state[common["key"]])


def _text(_field: Shown, common: dict[str, Any]) -> None:
    """A text is shown and can be copied; it is what some other part of the page puts there by `adjust`."""
    st.text_input(**common | {"disabled": True}, value=st.session_state[common["key"]])


def _choice(field: Shown, common: dict[str, Any]) -> None:
    shown = {option: _(field.names.get(option, str(option))) for option in field.options}
    common |= {"options": field.options, "format_func": shown.__getitem__}
    if len(field.options) <= 4:
        st.segmented_control(**common, default=st.session_state[common["key"]], required=True, wrap=True)
    else:
        select(**common)


def _number(field: Shown, common: dict[str, Any]) -> None:
    convert = {"whole": int, "real": float}[field.kind]
    step = convert(field.step or {"whole": 1, "real": 0.01}[field.kind])
    least = None if field.least is None else convert(field.least) + (_SMALLEST if field.above else 0)
    most = None if field.most is None else convert(field.most)
    common |= {"min_value": least, "max_value": most, "step": step, "format": "%d" if convert is int else "%g"}
    if least is not None and most is not None and (most - least) / step <= _SLIDER_PLACES and field.name != "seed":
        st.slider(**common, value=st.session_state[common["key"]])
    else:
        st.number_input(**common, value=st.session_state[common["key"]])  # an emptied field goes back to its value
