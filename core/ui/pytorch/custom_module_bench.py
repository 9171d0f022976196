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
from core.ui.figure import figure
from core.ui.frame import warn
from core.ui.i18n import _, lang
from core.ui.lesson import lesson, text_of
from core.ui.question import Truth, question

TOPIC = "custom_module"
KEY = f"{TOPIC}.bench"
YES, NO = "✓", "–"


def bench(config: Config, run: Any) -> None:
    """The choices, then what the network of `config` is like; a worker that knows `run` builds it."""
    _choices(config)
    design: Design | None = asking.answered(KEY, run.id, None, "design", height=420, changes=config.design())
    if design is None:
        return
    counted = _count_question(config, design)
    st.code(source(config), language="python", wrap_lines=True)
    found, tree = st.columns(2, gap="medium")
    with found:
        _findings(design)
    with tree:
        _tree(design, counted)
    lesson(TOPIC, "reach")
    _reach(design)


def _choices(config: Config) -> None:
    """Three widgets that show the settings and change them."""
    shown = {"place": config.place, "third": config.third}
    if f"{KEY}.trouble" not in st.session_state:
        shown["layer_name"] = config.layer_name
    for name, value in shown.items():
        if st.session_state.get(f"{KEY}.{name}") != value:
            st.session_state[f"{KEY}.{name}"] = value
    gone = config.place == "removed"
    homes, thirds = ({one: _(name) for one, name in names.items()} for names in (PLACES, THIRD))
    place, name, third = st.columns(3, gap="medium")
    place.selectbox(_("The hidden layer lives"), list(PLACES), key=f"{KEY}.place", on_change=_take, args=("place",),
                    format_func=homes.__getitem__)  # fmt: skip
    name.text_input(_("Its name"), key=f"{KEY}.layer_name", max_chars=4 * LONGEST, on_change=_rename, disabled=gone)
    third.selectbox(_("Third layer"), list(THIRD), key=f"{KEY}.third", on_change=_take, args=("third",),
                    format_func=thirds.__getitem__, disabled=gone)  # fmt: skip
    if problem := st.session_state.get(f"{KEY}.trouble"):
        warn(problem)


def _take(name: str) -> None:
    adjust(TOPIC, **{name: st.session_state[f"{KEY}.{name}"]})
    if name == "place" and st.session_state[f"{KEY}.place"] == "removed":
        adjust(TOPIC, third="no")


def _rename() -> None:
    """Take over the typed name; what is wrong with it is shown by the next run of the script."""
    try:
        adjust(TOPIC, layer_name=checked(st.session_state[f"{KEY}.layer_name"]))
        st.session_state.pop(f"{KEY}.trouble", None)
    except Problem as problem:
        st.session_state[f"{KEY}.trouble"] = problem


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


def _findings(design: Design) -> None:
    """What the search for missing gradients found, in words."""
    if design.unlisted:
        st.warning(
            _("**Invisible to the optimizer:** {names}. The loss is computed with them and `backward` gives them a "
              "gradient, but they are in no `parameters()`. They will never move.", names=_names(design.unlisted)),
            icon=":material/visibility_off:",
        )  # fmt: skip
    if design.without_gradient:
        st.warning(
            _("**Missing gradient:** {names}. They are in `parameters()`, but the loss is computed without them. Their "
              "`.grad` stays None.", names=_names(design.without_gradient)),
            icon=":material/link_off:",
        )  # fmt: skip
    fixed = [path for path, saved, gradient in zip(design.tensors, design.saved, design.gradient, strict=True)
             if saved and not gradient and path not in design.without_gradient]  # fmt: skip
    if fixed:
        st.warning(
            _("**Never trained:** {names}. A buffer is saved and moved along, but wants no gradient. That is right for "
              "constants and wrong for weights.", names=_names(fixed)), icon=":material/lock:",
        )  # fmt: skip
    if not design.unlisted + design.without_gradient + fixed:
        st.success(_("No gradient is missing: every tensor that the loss is computed with is in `parameters()`, and "
                     "every parameter gets a gradient."), icon=":material/check:")  # fmt: skip


def _tree(design: Design, counted: bool) -> None:
    """`named_modules` and `named_parameters`, with what neither of them names."""
    import pandas as pd

    from core.charts import module_tree as chart

    kinds = {"module": _("module"), "parameter": _("parameter"), "buffer": _("buffer"),
             "unlisted": _("not registered")}  # fmt: skip
    names = [path.removeprefix(design.path[up] if up > 0 else "").removeprefix(".") or "net"
             for path, up in zip(design.path, design.above, strict=True)]  # fmt: skip
    sizes = [" × ".join(map(str, shape)) for shape in design.shape]
    about = [" · ".join(filter(None, (kind, size, _amount(shape) if counted else "")))
             for kind, size, shape in zip(design.type, sizes, design.shape, strict=True)]  # fmt: skip
    lost = design.kind.count("unlisted")
    if lost:
        says = _("{count} places of this tree are unknown to the module: neither `named_modules` nor "
                 "`named_parameters` comes by.", count=lost)  # fmt: skip
    else:
        says = _("The module knows of everything in this tree.")
    figure(
        chart.module_tree(names, about, design.kind, design.above, chart.Words(_("Name"), _("Kind"), kinds)),
        f"{KEY}.tree", alt=_("Tree of the module"), says=says, wide=True,
        table=lambda: pd.DataFrame({_("Path"): [path or "net" for path in design.path], _("Class"): design.type,
                                    _("Shape"): sizes, _("Kind"): [kinds[kind] for kind in design.kind]}),
    )  # fmt: skip


def _reach(design: Design) -> None:
    """The table of what reaches which tensor."""
    columns = {
        "parameters()": design.listed, _("gets a gradient"): design.gradient, _("step() moves it"): design.moved,
        _("zero_grad() clears it"): design.cleared, "state_dict()": design.saved, "to()": design.converted,
    }  # fmt: skip
    marks = {name: [YES if one else NO for one in values] for name, values in columns.items()}
    rows = {_("Tensor"): design.tensors} | marks
    st.dataframe(rows, key=f"{KEY}.reach", hide_index=True, alt=_("Who reaches which tensor"))
    missed = sum(not all(one) for one in zip(*columns.values(), strict=True))
    if missed:
        st.caption(_("{missed} of {count} tensors are passed over by somebody.", missed=missed,
                     count=len(design.tensors)))  # fmt: skip
    else:
        st.caption(_("Everybody reaches every tensor: this is how it should be."))


def _names(paths: list[str]) -> str:
    """Paths as code; a backtick cannot be in a Python name, nor in the key of a dictionary here."""
    return ", ".join(f"`{path}`" for path in paths)


def _amount(shape: list[int]) -> str:
    """How many numbers a tensor holds; nothing for what is none."""
    if not shape:
        return ""
    count = 1
    for size in shape:
        count *= size
    return f"{count:,}"
