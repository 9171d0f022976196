"""Build your own: where the hidden layer lives and what it is called, as code, as a tree, and in its consequences."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from core.problems import Problem
from core.topics.custom_module import PLACES, THIRD, Config
from core.topics.custom_module_answers import Design
from core.topics.layer_names import LONGEST, checked
from core.topics.own_module_source import source
from core.topics.parameter_count import counts
from core.ui import asking
from core.ui.controls import adjust
from core.ui.frame import warn
from core.ui.held import held
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, text_of
from core.ui.pytorch.custom_module.design import findings, reach, tree
from core.ui.question import Truth, question
from core.ui.select import select

TOPIC = "custom_module"
KEY = f"{TOPIC}.bench"


def bench(config: Config, run: Any) -> None:
    """The choices, then what the network of `config` is like; a worker that knows `run` builds it."""
    _choices(config)
    design: Design | None = asking.answered(KEY, run.id, None, "design", height=420, changes=config.design())
    if design is None:
        return
    counted = _count_question(config, design)
    st.code(source(config), language="python", wrap_lines=True)
    left, right = st.columns(2, gap="medium")
    with left:
        findings(design)
    with right:
        tree(design, counted)
    lesson(TOPIC, "reach")
    reach(design)


def _choices(config: Config) -> None:
    """Three widgets that show the settings and change them; a bad name stays in its box, beside what is wrong."""
    shown = {"place": config.place, "third": config.third}
    problem, typed = st.session_state.get(f"{KEY}.trouble", (None, None))
    if problem is None or st.session_state.get(f"{KEY}.layer_name") != typed:  # a box that was away is empty
        problem, shown["layer_name"] = None, config.layer_name
    for name, value in shown.items():
        held(f"{KEY}.{name}", value)
    gone = config.place == "removed"
    homes, thirds = ({one: _(name) for one, name in names.items()} for names in (PLACES, THIRD))
    place, name, third = st.columns(3, gap="medium")
    select(_("The hidden layer lives"), list(PLACES), key=f"{KEY}.place", on_change=_take, args=("place",),
           format_func=homes.__getitem__, at=place)  # fmt: skip
    name.text_input(_("Its name"), st.session_state.get(f"{KEY}.layer_name", ""), key=f"{KEY}.layer_name",
                    max_chars=4 * LONGEST, on_change=_rename, disabled=gone)  # fmt: skip
    select(_("Third layer"), list(THIRD), key=f"{KEY}.third", on_change=_take, args=("third",),
           format_func=thirds.__getitem__, disabled=gone, at=third)  # fmt: skip
    if problem is not None:
        warn(problem)


def _take(name: str) -> None:
    adjust(TOPIC, **{name: st.session_state[f"{KEY}.{name}"]})
    if name == "place" and st.session_state[f"{KEY}.place"] == "removed":
        adjust(TOPIC, third="no")


def _rename() -> None:
    """Take over the typed name; what is wrong with it is shown by the next run of the script."""
    typed = st.session_state[f"{KEY}.layer_name"]
    try:
        adjust(TOPIC, layer_name=checked(typed))
        st.session_state.pop(f"{KEY}.trouble", None)
    except Problem as problem:
        st.session_state[f"{KEY}.trouble"] = problem, typed


def _count_question(config: Config, design: Design) -> bool:
    """How many numbers does `parameters()` hold? Whether the student has committed to an answer."""
    expected = counts(config)._asdict()
    by_value = {value: code for code, value in reversed(expected.items())}  # equal counts are one option
    options = {by_value[value]: f"{value:,}" for value in sorted(by_value)}
    key = f"{KEY}.count." + "-".join(map(str, (config.place, config.third, *expected.values())))
    asked = _("`sum(p.numel() for p in net.parameters())`: how many numbers does PyTorch count in this network?")
    question(key, asked, options, partial(_count, config, design, by_value, lang()))
    return st.session_state.get(f"{key}.committed") in options


def _count(config: Config, design: Design, by_value: dict[int, str], language: str) -> Truth:
    total = counts(config)
    said = _("Counted in the network itself: {counted}. The formula gives {formula}.",
             counted=f"{design.parameters:,}", formula=f"{total.listed:,}")  # fmt: skip
    unknown = design.numbers - design.parameters
    more = _("{count} numbers more belong to the network, but not to `parameters()`.", count=f"{unknown:,}")
    parts = [said, *([more] if unknown else []), text_of(TOPIC, "count_answer", language)]
    return Truth(by_value[design.parameters], " ".join(parts))
